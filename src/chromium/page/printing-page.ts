import type { PrintedPdf } from '../../finish/index.js';
import type { PrintedDocument } from '../printed-text/printed-document.js';

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

/** A document that is changed before it is printed, as a part of another one. */
export interface ArrangedDocument extends MarkedDocument {
  /** An expression that changes it. */
  arrange: string;
  isTagged: boolean;
}

/** A PDF that is a part of a document, and what is in it. */
export interface PrintedPart extends PrintedPdf {
  printed: PrintedDocument;
  pageIsReusable: boolean;
}

/** What an expression found in a document. */
export interface Inspected<T> {
  value: T;
  pageIsReusable: boolean;
}

/** A page of a browser that prints documents, one after the other. */
export interface PrintingPage {
  /** Throws `DocumentRefusedError`, `ContentCutError` or `EmptyPagesError` for a fault of the document, the signal's reason when it aborts, and anything else for a fault of the browser. */
  print(document: MarkedDocument, signal: AbortSignal): Promise<Printed>;
  /** Changes a document and prints it once, whatever its pages look like. What is left of it is checked. Throws as `print` does. */
  printArranged(document: ArrangedDocument, signal: AbortSignal): Promise<PrintedPart>;
  /** The value of an expression, given as JSON, in a document that is laid out with its styles for paper, but not in pages. Throws as `print` does. */
  inspect<T>(document: MarkedDocument, expression: string, signal: AbortSignal): Promise<Inspected<T>>;
  /** Resolves when the browser's process answers, even while the page is busy. */
  askBrowser(): Promise<unknown>;
}
