import { Dictionary } from '../syntax/dictionary.js';
import type { SourceDocument } from './source-document.js';

/** The longest name that PDF/A allows, in bytes (ISO 19005-3, 6.1.13). */
const longestName = 127;

/** Gives the place of a document that a link or a heading leads to: a name, or a page and a place on it. */
export type PlaceOf = (value: string) => string;

/** The places that links lead to by name (ISO 32000-2, 12.3.2.4). Each document has names of its own. */
export class Destinations {
  readonly #places = new Dictionary();
  #documents = 0;

  /** Adds the places of a document: `/terms` of the third one becomes `/3.terms`. @returns what its destinations become */
  add({ objects, catalog, copier }: SourceDocument): PlaceOf {
    const names = new Map<string, string>();
    this.#documents += 1;
    for (const [name, place] of objects.resolve(catalog.get('/Dests'))) {
      const longer = `/${this.#documents}.${name.slice(1)}`;
      const newName = longer.length - 1 > longestName ? `/${this.#documents}-${names.size}` : longer;
      names.set(name, newName);
      this.#places.set(newName, copier.valueOf(place));
    }
    // A name that stands for nothing still does.
    const nowhere = `/${this.#documents}.`;
    return (value) => (value.startsWith('/') ? (names.get(value) ?? nowhere) : copier.valueOf(value));
  }

  /** The dictionary of all places; undefined if there are none. */
  get all(): Dictionary | undefined {
    return this.#places.size === 0 ? undefined : this.#places;
  }
}
