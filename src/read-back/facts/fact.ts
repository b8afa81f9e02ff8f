import type { TextKind } from '../text/find-text.js';

/** Something that model, page and XML must say alike. */
export interface Fact {
  /** The term of EN 16931: `BT-115`. */
  name: string;
  kind: 'amount' | TextKind;
  /** What the model says: a decimal, `YYYY-MM-DD`, or a text. */
  value: string;
  /** What the view says, in the language of the document; null: the document leaves it out for a reason, such as a due date where nothing is due. */
  text: string | null;
}

/** A row of a table of the document that has a label of its own. */
export interface RowFact {
  name: string;
  label: string;
  amount: string;
}

/** What the page of an invoice must say. Plain data, so that it can go to another thread. */
export interface PageFacts {
  /** The language of the document, BCP 47. */
  lang: string;
  facts: Fact[];
  /** Net amounts of the lines that are no part of another one, as the view writes them, in their order. */
  lineAmounts: string[];
  /** Other figures of the same lines: a column of these is not that of the net amounts. */
  otherColumns: string[][];
  rows: RowFact[];
}
