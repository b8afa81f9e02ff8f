import { checkOpening } from '../page/document-opening.js';

/** A document with a table whose rows may be printed apart from each other. */
export interface SplitDocument {
  marker: string;
  /** Where its html tag ends, in UTF-16 units. */
  openingLength: number;
  /** From the beginning to the first row. */
  before: string;
  rows: readonly string[];
  /** From the end of the last row. */
  after: string;
}

/** Rows of a document that are printed as one part. */
export interface RowRange {
  from: number;
  to: number;
}

/** What each row of the table has before it, and the last one behind it too. Nothing in the document can forge it, as nobody knows the marker before it is printed. */
export function rowMark(marker: string): string {
  return `<!--${marker}-->`;
}

/** A document at its marks. Null if it has none, and is printed in one piece. @throws DocumentRefusedError */
export function splitDocument({ html, marker }: { html: string; marker: string }): SplitDocument | null {
  const openingLength = checkOpening(html, marker);
  const [before = '', ...others] = html.split(rowMark(marker));
  const after = others.pop();
  if (after === undefined || others.length === 0 || !others.every((row) => /^\s*<tr\b/.test(row))) return null;
  return { marker, openingLength, before, rows: others, after };
}
