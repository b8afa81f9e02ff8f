import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type CatalogueEntry, nameOf } from './catalogue.js';

/** Documents as a screen reader speaks them: a text for each, `<design>/<sample>-<locale>.txt`. */
export class AloudGoldens {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** The text of a document; null if there is none. */
  textOf(entry: CatalogueEntry): string | null {
    const file = this.#fileOf(entry);
    return existsSync(file) ? readFileSync(file, 'utf8') : null;
  }

  accept(entry: CatalogueEntry, text: string): void {
    const file = this.#fileOf(entry);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  /** The files of no such document. */
  strayed(entries: readonly CatalogueEntry[]): string[] {
    const known = new Set(entries.map((entry) => this.#fileOf(entry)));
    if (!existsSync(this.#folder)) return [];
    return readdirSync(this.#folder, { recursive: true, encoding: 'utf8' }).filter(
      (path) => path.endsWith('.txt') && !known.has(join(this.#folder, path)),
    );
  }

  prune(entries: readonly CatalogueEntry[]): void {
    for (const path of this.strayed(entries)) rmSync(join(this.#folder, path));
  }

  #fileOf(entry: CatalogueEntry): string {
    return join(this.#folder, `${nameOf(entry)}-${entry.locale}.txt`);
  }
}
