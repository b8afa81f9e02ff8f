import { UnexpectedPdfError } from '../errors.js';
import { Dictionary } from '../syntax/dictionary.js';
import { textString } from '../syntax/strings.js';
import { referenceIn, referenceTo, valuesOf } from '../syntax/values.js';
import type { MergeTarget } from './merge-target.js';
import type { SourceDocument } from './source-document.js';
import { readTree, requiredReference, writeTree } from './trees.js';

const idLength = 8;

/** Content that belongs to no element. */
const nothing = 'null';

/** What is known of a document for its part of the structure. */
export interface PartOfStructure {
  title: string;
  /** The files that belong to it. */
  files: readonly number[];
}

/** One structure of those of all documents: a `Document` with a `Part` for each. */
export class MergedStructure {
  readonly #target: MergeTarget;
  readonly #root: number;
  readonly #document: number;
  readonly #parts: string[] = [];
  readonly #parents: [key: string, value: string][] = [];
  readonly #ids: [id: string, element: string][] = [];
  readonly #roles = new Dictionary();
  #nextKey = 0;

  constructor(target: MergeTarget) {
    this.#target = target;
    this.#root = target.reserve();
    this.#document = target.reserve();
  }

  /** What is added to the keys of the parent tree of the next document. */
  get base(): number {
    return this.#nextKey;
  }

  /** Adds the structure of a document. @returns the number of its part */
  add(source: SourceDocument, part: PartOfStructure): number {
    const { objects, copier, elements } = source;
    const tree = objects.dictionary(requiredReference(source.catalog.get('/StructTreeRoot'), 'a structure'));
    const ids = this.#addIds(source, tree);
    const [top, ...others] = elements;
    if (top === undefined) throw new UnexpectedPdfError('lacks a structure');
    const number = copier.copy(top);
    this.#parts.push(referenceTo(number));
    this.#target.finish(number, this.#partOf(source, objects.dictionary(top), part));
    for (const element of others) {
      const text = copier.valueOf(objects.text(element));
      const hasIds = text.includes('/ID') || text.includes('/Headers');
      this.#target.finish(copier.copy(element), hasIds ? withIds(text, ids) : text);
    }
    this.#addParents(source, tree);
    this.#addRoles(objects.resolve(tree.get('/RoleMap')));
    return number;
  }

  /** Writes what all parts have in common. @returns the number of its root */
  end(): number {
    const { objects } = this.#target;
    const above = referenceTo(this.#root);
    this.#target.finish(this.#document, `<</S/Document/P ${above}/K[${this.#parts.join(' ')}]>>`);
    const root = new Dictionary([
      ['/Type', '/StructTreeRoot'],
      ['/K', referenceTo(this.#document)],
      ['/ParentTree', referenceTo(writeTree(objects, '/Nums', this.#parents))],
      ['/ParentTreeNextKey', String(this.#nextKey)],
    ]);
    if (this.#ids.length > 0) root.set('/IDTree', referenceTo(writeTree(objects, '/Names', this.#ids)));
    if (this.#roles.size > 0) root.set('/RoleMap', this.#roles.toString());
    this.#target.finish(this.#root, root);
    return this.#root;
  }

  /** The top of a document becomes a part of this one, with its title and its language. */
  #partOf({ catalog, copier }: SourceDocument, top: Dictionary, { title, files }: PartOfStructure): Dictionary {
    if (top.get('/S') !== '/Document') throw new UnexpectedPdfError('has a structure that is no document');
    const part = new Dictionary([
      ['/S', '/Part'],
      ['/P', referenceTo(this.#document)],
      ['/T', textString(title)],
    ]);
    const language = catalog.get('/Lang');
    if (language !== undefined) part.set('/Lang', language);
    if (files.length > 0) part.set('/AF', `[${files.map(referenceTo).join(' ')}]`);
    for (const [key, value] of top) if (key === '/Lang' || !part.has(key)) part.set(key, copier.valueOf(value));
    return part;
  }

  /** Numbers the ids of elements anew. @returns the new ids by the old ones */
  #addIds({ objects, copier }: SourceDocument, tree: Dictionary): ReadonlyMap<string, string> {
    const newIds = new Map<string, string>();
    for (const [id, element] of readTree(objects, tree.get('/IDTree'), '/Names')) {
      const newId = `(${String(this.#ids.length + 1).padStart(idLength, '0')})`;
      newIds.set(id, newId);
      this.#ids.push([newId, copier.valueOf(element)]);
    }
    return newIds;
  }

  #addParents({ objects, copier, keyOf }: SourceDocument, tree: Dictionary): void {
    for (const [key, value] of readTree(objects, tree.get('/ParentTree'), '/Nums')) {
      const newKey = keyOf(Number(key));
      if (Number(newKey) < this.#nextKey) throw new UnexpectedPdfError('has a parent tree out of order');
      this.#nextKey = Number(newKey) + 1;
      const number = referenceIn(value);
      const list = number === undefined ? value : objects.text(number);
      // An annotation has one element, a page and a form have a list of them.
      if (!list.startsWith('[')) this.#parents.push([newKey, copier.valueOf(value)]);
      else {
        const copy = this.#target.reserve();
        this.#target.finish(copy, copier.valueOf(list));
        this.#parents.push([newKey, referenceTo(copy)]);
      }
    }
  }

  #addRoles(roles: Dictionary): void {
    for (const [type, role] of roles) {
      const known = this.#roles.get(type) ?? role;
      if (known !== role) throw new UnexpectedPdfError(`says of the type ${type.slice(1, 41)} something else than another one`);
      this.#roles.set(type, role);
    }
  }
}

/** An element with the new ids: its own, and those of the heads that it names. */
function withIds(text: string, ids: ReadonlyMap<string, string>): string {
  const element = Dictionary.parse(text);
  const id = element.get('/ID');
  if (id !== undefined) element.set('/ID', newIdOf(id, ids));
  const attributes = element.get('/A');
  if (attributes !== undefined) {
    const all = attributes.startsWith('[') ? valuesOf(attributes) : [attributes];
    const renamed = all.map((one) => (one.startsWith('<<') ? withHeaders(Dictionary.parse(one), ids).toString() : one));
    element.set('/A', attributes.startsWith('[') ? `[${renamed.join('')}]` : (renamed[0] ?? nothing));
  }
  return element.toString();
}

function withHeaders(attributes: Dictionary, ids: ReadonlyMap<string, string>): Dictionary {
  const headers = attributes.get('/Headers');
  if (headers === undefined) return attributes;
  return attributes.set(
    '/Headers',
    `[${valuesOf(headers)
      .map((id) => newIdOf(id, ids))
      .join(' ')}]`,
  );
}

function newIdOf(id: string, ids: ReadonlyMap<string, string>): string {
  const newId = ids.get(id);
  if (newId === undefined) throw new UnexpectedPdfError('names an element that it does not have');
  return newId;
}
