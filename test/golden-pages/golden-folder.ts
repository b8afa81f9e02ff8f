import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Box, comparePictures } from './compare-pictures.js';
import { type Picture, type PrintedPage, samePicture } from './picture.js';
import { decodePicture, encodePicture, type KeptPicture } from './png-file.js';

/** A page that is not as its golden says. */
export interface PageDifference {
  /** Of the golden: `classic/simple-1`. */
  name: string;
  /** What the golden shows; null when there is none. */
  before: Picture | null;
  /** What was printed; null when no such page was. */
  after: Picture | null;
  /** Null when only one of the two is there. */
  difference: Picture | null;
  pixels: number;
  box: Box | null;
}

/** The goldens of a folder: one PNG for each page, `<document>-<number>.png`. */
export class GoldenFolder {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Holds the pages of a document against its goldens. A page without a golden differs, and a golden without a page. */
  compare(document: string, pages: readonly PrintedPage[]): PageDifference[] {
    const printed = pages.flatMap((page) => this.#comparePage(`${document}-${page.number}`, page));
    return [...printed, ...this.#left(document, pages).map((name) => this.#stale(name))];
  }

  /** Makes the pages the goldens of their document. What is as it was is not written anew. @returns the names of what changed */
  accept(document: string, pages: readonly PrintedPage[]): string[] {
    const written = pages.flatMap((page) => {
      const name = `${document}-${page.number}`;
      if (this.#isAsGolden(name, page)) return [];
      mkdirSync(dirname(this.#fileOf(name)), { recursive: true });
      writeFileSync(this.#fileOf(name), encodePicture(page.picture, page.digest));
      return [name];
    });
    const left = this.#left(document, pages);
    for (const name of left) rmSync(this.#fileOf(name));
    return [...written, ...left];
  }

  /** Goldens of documents that are not among these. */
  strayed(documents: readonly string[]): PageDifference[] {
    return this.#names()
      .filter((name) => !documents.includes(documentOf(name)))
      .map((name) => this.#stale(name));
  }

  /** Takes away the goldens of documents that are not among these. @returns their names */
  prune(documents: readonly string[]): string[] {
    const strayed = this.#names().filter((name) => !documents.includes(documentOf(name)));
    for (const name of strayed) rmSync(this.#fileOf(name));
    return strayed;
  }

  #comparePage(name: string, { picture, digest }: PrintedPage): PageDifference[] {
    if (!existsSync(this.#fileOf(name))) return [{ name, before: null, after: picture, difference: null, pixels: 0, box: null }];
    const golden = this.#read(name);
    if (golden.digest === digest && samePicture(golden.picture, picture)) return [];
    const { pixels, box, picture: difference } = comparePictures(golden.picture, picture);
    return [{ name, before: golden.picture, after: picture, difference, pixels, box }];
  }

  #stale(name: string): PageDifference {
    return { name, before: this.#read(name).picture, after: null, difference: null, pixels: 0, box: null };
  }

  /** Whatever cannot be read is written anew. */
  #isAsGolden(name: string, { digest, picture }: PrintedPage): boolean {
    if (!existsSync(this.#fileOf(name))) return false;
    try {
      const golden = this.#read(name);
      return golden.digest === digest && samePicture(golden.picture, picture);
    } catch {
      return false;
    }
  }

  #left(document: string, pages: readonly PrintedPage[]): string[] {
    const printed = new Set(pages.map(({ number }) => `${document}-${number}`));
    return this.#names().filter((name) => documentOf(name) === document && !printed.has(name));
  }

  #names(): string[] {
    if (!existsSync(this.#folder)) return [];
    return readdirSync(this.#folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.png'))
      .map((path) => path.slice(0, -'.png'.length).replaceAll('\\', '/'))
      .toSorted();
  }

  #read(name: string): KeptPicture {
    const file = this.#fileOf(name);
    return decodePicture(readFileSync(file), file);
  }

  #fileOf(name: string): string {
    return join(this.#folder, `${name}.png`);
  }
}

function documentOf(name: string): string {
  return name.replace(/-\d+$/, '');
}
