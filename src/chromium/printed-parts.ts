/** The parts of a document, each a PDF. */
export interface PrintedParts {
  parts: PagesOfPart[];
  /** A PDF with as many pages as the document, with what stands on every page: it is laid under the pages of the parts. */
  furniture: Buffer;
  pages: number;
}

/** The pages of a PDF that belong to the document: from one, before another one. They count from 0. */
export interface PagesOfPart {
  pdf: Buffer;
  from: number;
  to: number;
}
