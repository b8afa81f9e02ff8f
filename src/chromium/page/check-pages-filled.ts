import { EmptyPagesError } from '../errors.js';
import type { PrintedDocument } from '../printed-text/printed-document.js';

/** A shorter document is not checked: one word on each of its pages may be meant. */
const fewPages = 20;
/** On a page, on average. A page for a title has more, and so has a list with one letter in each line. */
const fewestLetters = 8;

/** Checks that a long document has something on its pages: a style with a huge margin, or a page for each element, prints hundreds of pages for one line. @throws EmptyPagesError */
export function checkPagesFilled({ texts, pageEnds }: PrintedDocument): void {
  const pages = pageEnds.length;
  if (pages <= fewPages) return;
  const letters = texts.reduce((sum, text) => sum + text.replaceAll(/\s+/g, '').length, 0);
  if (letters < fewestLetters * pages) throw new EmptyPagesError(pages, letters);
}
