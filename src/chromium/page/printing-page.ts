import type { PrintedPdf } from '../../finish/index.js';

/** A document to print and the marker that its html element carries. */
export interface MarkedDocument {
  html: string;
  marker: string;
  /** Print even if something is cut off or missing: for tools that show a template as it is. */
  mayBeCut?: boolean;
}

/** A PDF, and whether the page may print another document. */
export interface Printed extends PrintedPdf {
  pages: number;
  /** How often it was printed until its pages looked well, and had the sums that they carry over. */
  passes: number;
  pageIsReusable: boolean;
}

/** A page of a browser that prints documents, one after the other. */
export interface PrintingPage {
  /** Throws `DocumentRefusedError`, `ContentCutError` or `EmptyPagesError` for a fault of the document, the signal's reason when it aborts, and anything else for a fault of the browser. */
  print(document: MarkedDocument, signal: AbortSignal): Promise<Printed>;
  /** Resolves when the browser's process answers, even while the page is busy. */
  askBrowser(): Promise<unknown>;
}
