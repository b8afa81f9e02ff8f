import { Dictionary } from '../syntax/dictionary.js';
import { readTextString, textString } from '../syntax/strings.js';
import { referenceIn, referenceTo } from '../syntax/values.js';
import type { PlaceOf } from './destinations.js';
import type { MergeTarget } from './merge-target.js';
import type { SourceDocument } from './source-document.js';

/** Where a document begins. */
export interface PartOfOutline {
  title: string;
  /** Its first page. */
  page: number;
  /** Its element in the structure. */
  element: number;
}

/** One outline (ISO 32000-2, 12.3.3): an entry for each document, closed, with the outline of the document below it. */
export class MergedOutline {
  readonly root: number;
  readonly #target: MergeTarget;
  readonly #entries: number[] = [];
  /** The entry of the last document, which waits for the one behind it. */
  #last: Dictionary | undefined;

  constructor(target: MergeTarget) {
    this.#target = target;
    this.root = target.reserve();
  }

  /** Adds the outline of a document. */
  add(source: SourceDocument, part: PartOfOutline, placeOf: PlaceOf): void {
    const { objects, catalog, copier, headings } = source;
    const outline = objects.resolve(catalog.get('/Outlines'));
    const [first] = headings;
    const only = first === undefined ? undefined : objects.dictionary(first);
    // A document has its title as its only heading at the top: it becomes the entry, so nobody reads it twice.
    const isEntry = only !== undefined && !only.has('/Next') && readTextString(only.get('/Title') ?? '()').trim() === part.title;
    const number = isEntry && first !== undefined ? copier.copy(first) : this.#target.reserve();
    const old = referenceIn(catalog.get('/Outlines'));
    if (old !== undefined) copier.place(old, number);
    const copy = (item: Dictionary): Dictionary =>
      new Dictionary(Array.from(item, ([key, value]) => [key, key === '/Dest' ? placeOf(value) : copier.valueOf(value)]));
    for (const heading of isEntry ? headings.slice(1) : headings)
      this.#target.finish(copier.copy(heading), copy(objects.dictionary(heading)));
    const entry = copy(isEntry ? only : new Dictionary([...outline].filter(([key]) => key !== '/Type')));
    entry.set('/Title', textString(part.title));
    if (!isEntry) entry.set('/Dest', `[${referenceTo(part.page)} /Fit]`).set('/SE', referenceTo(part.element));
    const count = Math.abs(Number(entry.get('/Count') ?? 0));
    if (count > 0) entry.set('/Count', String(-count));
    this.#append(number, entry.set('/Parent', referenceTo(this.root)));
  }

  /** Writes the rest. */
  end(): void {
    const [first, last] = [this.#entries[0], this.#entries.at(-1)];
    if (first === undefined || last === undefined) return;
    if (this.#last) this.#target.finish(last, this.#last);
    const ends = `/First ${referenceTo(first)}/Last ${referenceTo(last)}/Count ${this.#entries.length}`;
    this.#target.finish(this.root, `<</Type/Outlines${ends}>>`);
  }

  #append(number: number, entry: Dictionary): void {
    const before = this.#entries.at(-1);
    if (before !== undefined && this.#last) {
      entry.set('/Prev', referenceTo(before));
      this.#target.finish(before, this.#last.set('/Next', referenceTo(number)));
    }
    this.#entries.push(number);
    this.#last = entry;
  }
}
