import type { PdfObjects } from '../objects/pdf-objects.js';
import { Dictionary } from '../syntax/dictionary.js';
import type { Element, Kid } from '../structure/structure-tree.js';
import type { CopiedPages } from './copy-pages.js';
import type { ObjectCopier } from './object-copier.js';

/** The structure of a part in its place in the joined file: elements and content have their new numbers, and what is on pages that are left out is gone. */
export class PartStructure {
  readonly #objects: PdfObjects;
  readonly #pages: CopiedPages;
  readonly #copier: ObjectCopier;
  readonly #elements = new Map<number, Element>();

  constructor(objects: PdfObjects, pages: CopiedPages, copier: ObjectCopier) {
    this.#objects = objects;
    this.#pages = pages;
    this.#copier = copier;
  }

  /** The new element of an old number. */
  element(number: number): Element | undefined {
    return this.#elements.get(number);
  }

  /** Undefined if all of its content is gone. */
  placed(element: Element): Element | undefined {
    const kids = element.kids.flatMap((kid) => this.#placedKid(kid) ?? []);
    if (kids.length === 0 && element.kids.length > 0) return undefined;
    const placed = { ...element, number: this.#objects.add('null'), kids, entries: new Dictionary(element.entries) };
    this.#elements.set(element.number, placed);
    return placed;
  }

  #placedKid(kid: Kid): Kid | undefined {
    if (kid.kind === 'element') return this.placed(kid);
    const page = this.#pages.get(kid.page);
    if (page === undefined) return undefined;
    if (kid.kind === 'annotation') {
      const annotation = this.#copier.find(kid.annotation);
      return annotation === undefined ? undefined : { ...kid, page, annotation };
    }
    const owner = kid.owner === kid.page ? page : this.#copier.find(kid.owner);
    return owner === undefined ? undefined : { ...kid, page, owner };
  }
}
