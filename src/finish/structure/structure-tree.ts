import { UnexpectedPdfError } from '../errors.js';
import type { PdfObjects } from '../objects/pdf-objects.js';
import { Dictionary } from '../syntax/dictionary.js';
import { referenceIn, valuesOf } from '../syntax/values.js';

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
  /** What else its dictionary says: `/Lang`, `/Alt`, `/ID`, `/A`. */
  entries: Dictionary;
}

/** Deeper documents are refused: no template nests like that. */
const deepest = 400;

/** Reads the structure tree. @throws UnexpectedPdfError if there is none, or it has another form */
export function readStructure(objects: PdfObjects): Element {
  const tree = referenceIn(objects.dictionary(objects.root).get('/StructTreeRoot'));
  const top = tree === undefined ? undefined : referenceIn(objects.dictionary(tree).get('/K'));
  if (top === undefined) throw new UnexpectedPdfError('has no structure tree');
  return readElement(objects, top, 0);
}

/** The elements below an element, and itself, in reading order. */
export function* elementsOf(top: Element): Generator<Element> {
  yield top;
  for (const kid of top.kids) if (kid.kind === 'element') yield* elementsOf(kid);
}

/** The marked content below an element, in reading order. */
export function* contentOf(top: Element): Generator<MarkedContent> {
  for (const kid of top.kids) {
    if (kid.kind === 'marked') yield kid;
    else if (kid.kind === 'element') yield* contentOf(kid);
  }
}

const ownKeys = new Set(['/Type', '/S', '/P', '/K', '/Pg']);

function readElement(objects: PdfObjects, number: number, depth: number): Element {
  if (depth > deepest) throw new UnexpectedPdfError('nests its structure too deeply');
  const dictionary = objects.dictionary(number);
  const page = referenceIn(dictionary.get('/Pg'));
  const type = dictionary.get('/S') ?? '';
  if (!type.startsWith('/')) throw new UnexpectedPdfError('has a structure element without a type');
  const entries = new Dictionary([...dictionary].filter(([key]) => !ownKeys.has(key)));
  const value = dictionary.get('/K');
  const kids = (value?.startsWith('[') ? valuesOf(value) : value === undefined ? [] : [value]).map((kid) =>
    readKid(objects, kid, page, depth),
  );
  return { kind: 'element', number, type: type.slice(1), kids, entries };
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
