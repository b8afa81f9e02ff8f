/** A document that Chromium printed in parts. */
export interface PrintedParts {
  parts: readonly PagesOfPart[];
  /** A PDF with as many pages as the document, with what stands on every page, such as its number. It has no tags. */
  furniture: Buffer;
}

/** A PDF, and its pages that belong to the document: from `from` up to but without `to`, counted from 0. */
export interface PagesOfPart {
  bytes: Buffer;
  /** The text of the part, with a line break between two blocks; null: not known. */
  words: string | null;
  from: number;
  to: number;
}
