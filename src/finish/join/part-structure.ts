import type { PdfObjects } from '../objects/pdf-objects.js';
import type { Element, Kid } from '../structure/structure-tree.js';
import type { CopiedPages } from './copy-pages.js';
import type { ObjectCopier } from './object-copier.js';

/** Puts the structure of a part into the joined file: elements and content get their new numbers, and what is on pages that are left out is removed. */
export class PartStructure {
  readonly #objects: PdfObjects;
  readonly #pages: CopiedPages;
  readonly #copier: ObjectCopier;
  readonly #headings = new Map<number, Element>();

  constructor(objects: PdfObjects, pages: CopiedPages, copier: ObjectCopier) {
    this.#objects = objects;
    this.#pages = pages;
    this.#copier = copier;
  }

  /** The heading that had this number in its part. */
  heading(number: number): Element | undefined {
    return this.#headings.get(number);
  }

  /** Places an element and all below it. They are changed, not copied: there may be hundreds of thousands. @returns it; undefined if all of its content was removed */
  place(element: Element): Element | undefined {
    const hadKids = element.kids.length > 0;
    element.kids = element.kids.flatMap((kid) => this.#placeKid(kid) ?? []);
    if (hadKids && element.kids.length === 0) return undefined;
    if (/^H\d?$/.test(element.type)) this.#headings.set(element.number, element);
    element.number = this.#objects.add('null');
    return element;
  }

  #placeKid(kid: Kid): Kid | undefined {
    if (kid.kind === 'element') return this.place(kid);
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
