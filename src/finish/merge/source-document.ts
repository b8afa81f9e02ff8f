import { UnexpectedPdfError } from '../errors.js';
import { ObjectCopier } from '../join/object-copier.js';
import { pagesOf } from '../objects/pages-of.js';
import type { PdfObjects } from '../objects/pdf-objects.js';
import { readWritten } from '../objects/read-written.js';
import type { Dictionary } from '../syntax/dictionary.js';
import { eachEntry, referenceIn, referencesIn, valuesOf } from '../syntax/values.js';
import type { MergeTarget } from './merge-target.js';
import { requiredReference } from './trees.js';

/** A document that is read, with the numbers that its own objects get in the merged file. All other objects are shared with other documents if they are equal. */
export interface SourceDocument {
  objects: PdfObjects;
  catalog: Dictionary;
  copier: ObjectCopier;
  /** The old numbers of its pages, in order. */
  pages: readonly number[];
  annotations: readonly number[];
  /** Of its structure, each before those below it. */
  elements: readonly number[];
  /** Entries of its outline, each before those below it. */
  headings: readonly number[];
  /** The key of the parent tree that an old key becomes. */
  keyOf: (key: number) => string;
}

/** Reads a document. @param base what is added to its keys of the parent tree @throws UnexpectedPdfError for one that `finishPdf` did not make */
export function readSource(bytes: Buffer, target: MergeTarget, base: number): SourceDocument {
  const objects = readWritten(bytes);
  const catalog = objects.dictionary(objects.root);
  const keyOf = (key: number): string => {
    if (!Number.isSafeInteger(key) || key < 0) throw new UnexpectedPdfError('has a key of its parent tree that is no number');
    return String(base + key);
  };
  const copier = new ObjectCopier(objects, target.shared, keyOf);
  const pages = [...pagesOf(objects)];
  if (pages.length === 0) throw new UnexpectedPdfError('has no pages');
  const annotations = pages.flatMap((page) => referencesIn(objects.array(objects.dictionary(page).get('/Annots'))));
  const tree = objects.dictionary(requiredReference(catalog.get('/StructTreeRoot'), 'a structure'));
  const elements = allBelow(requiredReference(tree.get('/K'), 'an element that holds its structure'), (element) =>
    kidsOf(objects.text(element)),
  );
  const first = referenceIn(objects.resolve(catalog.get('/Outlines')).get('/First'));
  const headings = first === undefined ? [] : allBelow(first, (item) => headingsBeside(objects.dictionary(item)));
  const own = [...pages, ...annotations, ...elements, ...headings];
  if (new Set(own).size !== own.length) throw new UnexpectedPdfError('has an object in two places');
  for (const number of own) copier.place(number, target.reserve());
  return { objects, catalog, copier, pages, annotations, elements, headings, keyOf };
}

/** An object and all below it. */
function allBelow(top: number, kids: (number: number) => number[]): number[] {
  const found: number[] = [];
  const seen = new Set<number>();
  const waiting = [top];
  for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) {
    if (seen.has(number)) throw new UnexpectedPdfError(`has an object ${number} in two places`);
    seen.add(number);
    found.push(number);
    for (const kid of kids(number).toReversed()) waiting.push(kid);
  }
  return found;
}

/** The elements in an element. Its other kids are content, or references to annotations in dictionaries. */
function kidsOf(element: string): number[] {
  let kids: number[] = [];
  eachEntry(element, (key, value) => {
    if (key !== '/K') return;
    const values = value.startsWith('[') ? valuesOf(value) : [value];
    kids = values.flatMap((kid) => referenceIn(kid) ?? []);
  });
  return kids;
}

function headingsBeside(item: Dictionary): number[] {
  return ['/First', '/Next'].flatMap((key) => referenceIn(item.get(key)) ?? []);
}
