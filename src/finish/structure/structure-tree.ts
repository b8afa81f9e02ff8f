import { UnexpectedPdfError } from '../errors.js';
import type { PdfObjects } from '../objects/pdf-objects.js';
import { Dictionary } from '../syntax/dictionary.js';
import { eachEntry, referenceIn, referenceTo, valuesOf } from '../syntax/values.js';

/** A piece of a content stream that belongs to an element (ISO 32000-2, 14.7.5.2). */
export interface MarkedContent {
  kind: 'marked';
  page: number;
  /** The object whose content stream it is in: a page or a form. */
  owner: number;
  /** Number of the mark in that stream. */
  mark: number;
}

/** An annotation that belongs to an element (ISO 32000-2, 14.7.5.3). */
export interface AnnotationReference {
  kind: 'annotation';
  page: number;
  annotation: number;
}

export type Kid = Element | MarkedContent | AnnotationReference;

/** A structure element (ISO 32000-2, 14.7.2). */
export interface Element {
  kind: 'element';
  number: number;
  /** Without its slash: `P`, `Table`. */
  type: string;
  kids: Kid[];
  /** What else its dictionary says: `/Lang`, `/Alt`, `/ID`, `/A`. `noEntries`: nothing. */
  entries: Dictionary;
}

/** Deeper documents are refused: no template nests like that. */
const deepest = 400;

/** Reads the structure tree. A document of which nothing can be read aloud has none, and gets an empty one. @throws UnexpectedPdfError if it has another form than Chromium's */
export function readStructure(objects: PdfObjects): Element {
  const catalog = objects.dictionary(objects.root);
  const tree = referenceIn(catalog.get('/StructTreeRoot'));
  const top = tree === undefined ? undefined : referenceIn(objects.dictionary(tree).get('/K'));
  if (top !== undefined) return readElement(objects, top, 0);
  const document: Element = { kind: 'element', number: objects.add('null'), type: 'Document', kids: [], entries: noEntries };
  catalog.set('/StructTreeRoot', referenceTo(objects.add(`<</Type/StructTreeRoot/K ${referenceTo(document.number)}>>`)));
  catalog.set('/MarkInfo', '<</Marked true>>');
  return document;
}

/** An element and all below it, in reading order. */
export function elementsOf(top: Element): Element[] {
  const found: Element[] = [];
  const add = (element: Element): void => {
    found.push(element);
    for (const kid of element.kids) if (kid.kind === 'element') add(kid);
  };
  add(top);
  return found;
}

/** The marked content of an element and of all below it, in reading order. */
export function contentOf(top: Element): MarkedContent[] {
  return leavesOf(top).filter((kid) => kid.kind === 'marked');
}

function leavesOf(top: Element): Kid[] {
  return top.kids.flatMap((kid) => (kid.kind === 'element' ? leavesOf(kid) : [kid]));
}

/** The entries of most elements: none. They share this dictionary, so nothing may change it. */
export const noEntries: Dictionary = new Dictionary();

function readElement(objects: PdfObjects, number: number, depth: number): Element {
  if (depth > deepest) throw new UnexpectedPdfError('nests its structure too deeply');
  let type = '';
  let page: number | undefined;
  let kids: string | undefined;
  let entries = noEntries;
  eachEntry(objects.text(number), (key, value) => {
    if (key === '/S') type = value.slice(1);
    else if (key === '/Pg') page = referenceIn(value);
    else if (key === '/K') kids = value;
    else if (key !== '/Type' && key !== '/P') entries = (entries === noEntries ? new Dictionary() : entries).set(key, value);
  });
  if (type === '') throw new UnexpectedPdfError('has a structure element without a type');
  const values = kidValues(kids);
  return { kind: 'element', number, type, kids: values.map((kid) => readKid(objects, kid, page, depth)), entries };
}

function kidValues(kids: string | undefined): string[] {
  if (kids === undefined) return [];
  return kids.startsWith('[') ? valuesOf(kids) : [kids];
}

function readKid(objects: PdfObjects, value: string, page: number | undefined, depth: number): Kid {
  const element = referenceIn(value);
  if (element !== undefined) return readElement(objects, element, depth + 1);
  if (/^\d+$/.test(value)) return { kind: 'marked', page: page ?? lacksPage(), owner: page ?? lacksPage(), mark: Number(value) };
  const dictionary = Dictionary.parse(value);
  const own = referenceIn(dictionary.get('/Pg')) ?? page ?? lacksPage();
  const annotation = referenceIn(dictionary.get('/Obj'));
  if (annotation !== undefined) return { kind: 'annotation', page: own, annotation };
  return { kind: 'marked', page: own, owner: referenceIn(dictionary.get('/Stm')) ?? own, mark: Number(dictionary.get('/MCID')) };
}

function lacksPage(): never {
  throw new UnexpectedPdfError('has a structure element with content on no page');
}
