import type { ZonedDate } from '../metadata/pdf-date.js';
import type { Standard } from '../standards.js';

/** A finished PDF that becomes a part of a merged one. */
export interface DocumentToMerge {
  /** As `finishPdf` made them. */
  bytes: Buffer;
  /** Its entry in the outline: "Invoice INV-1001". */
  title: string;
  /** What its pages and its files are named after, such as the number of the invoice: "INV-1001" gives the pages "INV-1001 – 1", "INV-1001 – 2" and the file `INV-1001_factur-x.xml`. */
  label: string;
}

/** The most that is merged into one PDF. */
export interface MergeLimits {
  documents: number;
  /** Of all documents together, before they are merged. */
  bytes: number;
  pages: number;
}

/** What the merged PDF says of itself, and how large it may be. */
export interface MergeOptions {
  title: string;
  date: ZonedDate;
  /** Who issued the documents. Absent: nobody is named. */
  author?: string;
  /** A tag of BCP 47. Absent: the language of the first document. Each part keeps its own language. */
  language?: string;
  limits: MergeLimits;
}

/** Why a merged PDF does not claim a standard. */
export interface MergeFault {
  standards: readonly Standard[];
  /** What is wrong, in a sentence. */
  message: string;
  /** The document that is to blame, counted from 0; null: the merged PDF as a whole. */
  document: number | null;
}

/** Many documents in one PDF. */
export interface MergedPdf {
  bytes: Buffer;
  documents: number;
  pages: number;
  /** The standards that it claims: those that each of its documents claims. */
  conformsTo: readonly Standard[];
  /** Why it does not claim the others. */
  faults: readonly MergeFault[];
}
