import { EmptyPagesError } from '../errors.js';
import type { PrintedDocument } from '../printed-text/printed-document.js';

/** So many pages with a word or nothing may be meant. */
const mostEmptyPages = 20;
/** A page for a title has more, and so has a list with one letter in each line. */
const fewestLetters = 8;

/** Checks that a document has something on its pages: a style with a huge height, or a page for each element, prints hundreds of pages for one line. @throws EmptyPagesError */
export function checkPagesFilled({ letters }: Pick<PrintedDocument, 'letters'>): void {
  const empty = letters.filter((count) => count < fewestLetters).length;
  if (empty > mostEmptyPages) throw new EmptyPagesError(letters.length, empty);
}
