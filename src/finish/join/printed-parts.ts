/** A document that Chromium printed in parts. */
export interface PrintedParts {
  parts: readonly PagesOfPart[];
  /** A PDF with as many pages as the document, with what stands on every page, such as its number. It has no tags. */
  furniture: Buffer;
}

/** The pages of a PDF that belong to the document: from one, before another one. They count from 0. */
export interface PagesOfPart {
  bytes: Buffer;
  /** The text of the part, with a blank between two blocks; null: not known. */
  words: string | null;
  from: number;
  to: number;
}
