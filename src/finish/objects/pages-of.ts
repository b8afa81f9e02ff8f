import { UnexpectedPdfError } from '../errors.js';
import { referenceIn, referencesIn } from '../syntax/values.js';
import type { PdfObjects } from './pdf-objects.js';

/** The objects of the pages, in order. @throws UnexpectedPdfError if there is no tree of pages */
export function* pagesOf(objects: PdfObjects): Generator<number> {
  const tree = referenceIn(objects.dictionary(objects.root).get('/Pages'));
  if (tree === undefined) throw new UnexpectedPdfError('lacks a tree of pages');
  const waiting = [tree];
  const seen = new Set<number>();
  for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) {
    if (seen.has(number)) throw new UnexpectedPdfError('has a page twice in its tree of pages');
    seen.add(number);
    const dictionary = objects.dictionary(number);
    if (dictionary.get('/Type') !== '/Pages') yield number;
    else waiting.push(...referencesIn(objects.array(dictionary.get('/Kids'))).toReversed());
  }
}
