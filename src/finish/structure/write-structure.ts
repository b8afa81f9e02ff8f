import type { PdfObjects } from '../objects/pdf-objects.js';
import { type Dictionary, entryText } from '../syntax/dictionary.js';
import { referenceIn, referencesIn, referenceTo } from '../syntax/values.js';
import { renumberIds } from './element-ids.js';
import type { Element, Kid } from './structure-tree.js';
import { roleMapFor } from './types.js';

/**
 * Writes the tree back: its elements, the way from content to element (the parent tree), the ids of header cells, and the map of types.
 * @param formerElements those of the tree that was read; the ones that are no longer in it are removed
 */
export function writeStructure(objects: PdfObjects, top: Element, formerElements: Iterable<number>): void {
  const root = referenceIn(objects.dictionary(objects.root).get('/StructTreeRoot')) ?? 0;
  const ids = renumberIds(top);
  const parents = new ParentTree(objects);
  const types = new Set<string>();
  const kept = new Set<number>();
  const write = (element: Element, parent: number): void => {
    kept.add(element.number);
    types.add(element.type);
    const page = element.kids.find((kid) => kid.kind === 'marked')?.page;
    let text = `<</S/${element.type}/P ${referenceTo(parent)}`;
    if (page !== undefined) text += `/Pg ${referenceTo(page)}`;
    const kids = element.kids.map((kid) => kidText(kid, page));
    if (kids.length > 0) text += entryText('/K', kids.length === 1 ? (kids[0] ?? '') : `[${kids.join(' ')}]`);
    for (const [key, value] of element.entries) text += entryText(key, value);
    objects.set(element.number, `${text}>>`);
    for (const kid of element.kids) {
      if (kid.kind === 'element') write(kid, element.number);
      else parents.add(kid, element.number);
    }
  };
  write(top, root);
  for (const number of formerElements) if (!kept.has(number)) objects.remove(number);
  const tree = objects.dictionary(root);
  parents.write(tree);
  writeIds(objects, tree, ids);
  const roles = roleMapFor(types);
  if (roles.size > 0) tree.set('/RoleMap', roles.toString());
}

function kidText(kid: Kid, page: number | undefined): string {
  if (kid.kind === 'element') return referenceTo(kid.number);
  const pageEntry = kid.page === page ? '' : `/Pg ${referenceTo(kid.page)}`;
  if (kid.kind === 'annotation') return `<</Type/OBJR/Obj ${referenceTo(kid.annotation)}/Pg ${referenceTo(kid.page)}>>`;
  if (kid.owner !== kid.page) return `<</Type/MCR${pageEntry}/Stm ${referenceTo(kid.owner)}/MCID ${kid.mark}>>`;
  return pageEntry === '' ? String(kid.mark) : `<</Type/MCR${pageEntry}/MCID ${kid.mark}>>`;
}

/** From a piece of content or an annotation to its element (ISO 32000-2, 14.7.5.4). */
class ParentTree {
  readonly #objects: PdfObjects;
  /** Elements by the number of the mark, for each page or form. */
  readonly #marks = new Map<number, number[]>();
  readonly #annotations = new Map<number, number>();

  constructor(objects: PdfObjects) {
    this.#objects = objects;
  }

  add(kid: Exclude<Kid, Element>, element: number): void {
    if (kid.kind === 'annotation') {
      this.#annotations.set(Number(this.#objects.dictionary(kid.annotation).get('/StructParent')), element);
      return;
    }
    const marks = this.#marks.get(kid.owner) ?? [];
    marks[kid.mark] = element;
    this.#marks.set(kid.owner, marks);
  }

  /** @param tree the root of the structure tree */
  write(tree: Dictionary): void {
    const entries = new Map<number, string>(Array.from(this.#annotations, ([key, element]) => [key, referenceTo(element)]));
    for (const [owner, marks] of this.#marks) {
      const references = Array.from(marks, (element: number | undefined) =>
        element === undefined ? 'null' : referenceTo(element),
      );
      const key = Number(this.#objects.dictionary(owner).get('/StructParents'));
      entries.set(key, referenceTo(this.#objects.add(`[${references.join(' ')}]`)));
    }
    const old = referenceIn(tree.get('/ParentTree'));
    const sorted = [...entries].toSorted(([one], [other]) => one - other);
    const text = `<</Nums[${sorted.map(([key, value]) => `${key} ${value}`).join(' ')}]>>`;
    if (old === undefined) tree.set('/ParentTree', text);
    else {
      this.#removeArrays(old);
      this.#objects.set(old, text);
    }
    tree.set('/ParentTreeNextKey', String((sorted.at(-1)?.[0] ?? -1) + 1));
  }

  /** Removes the arrays of the old tree: all that it refers to, except elements. */
  #removeArrays(tree: number): void {
    const nums = this.#objects.dictionary(tree).get('/Nums') ?? '[]';
    for (const number of referencesIn(nums)) {
      if (this.#objects.has(number) && this.#objects.text(number).startsWith('[')) this.#objects.remove(number);
    }
  }
}

/** @param ids each id as a string of the PDF, in order, with its element */
function writeIds(objects: PdfObjects, tree: Dictionary, ids: ReadonlyMap<string, number>): void {
  const old = referenceIn(tree.get('/IDTree'));
  if (old !== undefined) removeNameTree(objects, old);
  tree.delete('/IDTree');
  if (ids.size === 0) return;
  const names = Array.from(ids, ([id, element]) => `${id} ${referenceTo(element)}`);
  tree.set('/IDTree', referenceTo(objects.add(`<</Names[${names.join(' ')}]>>`)));
}

function removeNameTree(objects: PdfObjects, number: number): void {
  const kids = objects.array(objects.dictionary(number).get('/Kids'));
  for (const kid of referencesIn(kids)) removeNameTree(objects, kid);
  objects.remove(number);
}
