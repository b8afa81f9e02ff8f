import type { PrintedParts, PrintedPdf } from '../../finish/index.js';
import type { BrowserState } from '../pool/pool-member.js';

/** One print. */
export interface PrintRequest {
  /**
   * The whole document: `<!doctype html><html … data-render="marker">…`, with styles inside and images as data: URLs. Do not add a Content-Security-Policy: the
   * module adds its own. A page that printed a document with `<meta http-equiv>` is not used again.
   */
  html: string;
  /** Unique to this print; letters, digits and hyphens. It proves that the page holds this document and no other. */
  marker: string;
  /** Print even if something is cut off or missing: for tools that show a template as it is. */
  mayBeCut?: boolean;
  /** Added to `printTimeoutMs`, at most `longestExtraMs`: for a document that is known to be large. Default 0. */
  moreMilliseconds?: number;
  /** Cancels the print: `print` rejects with the signal's reason. */
  signal: AbortSignal;
}

/** The state of the module, as far as it is known without asking the browsers. */
export interface ChromiumHealth {
  /** At least one browser can print now. */
  usable: boolean;
  browsers: BrowserState[];
  /** Prints that wait for a page. */
  queued: number;
  /** Prints that have a page. */
  printing: number;
  sandbox: boolean;
  networkNamespace: boolean;
  /** For example `156.0.8078.79`. */
  version: string;
}

/** HTML in, PDF out. */
export interface Chromium {
  /**
   * Prints a document: tagged, with the outline of its headings, on the page size that its CSS names (A4 if none). `finishPdf` makes of it the PDF to send.
   * Throws `QueueFullError`, `PrintTimeoutError`, `PrintFailedError`, `DocumentRefusedError`, `ContentCutError`, `EmptyPagesError`, `ChromiumUnavailableError`, or the signal's reason.
   */
  print(request: PrintRequest): Promise<PrintedPdf>;
  /**
   * As `print`. But a document that has `<!--marker-->` before each row of its long table, and behind the last one, is printed in parts, on several pages where they are free, but never on all; in one
   * piece only if parts would not show all of it as one document does.
   */
  printLong(request: PrintRequest): Promise<PrintedPdf | PrintedParts>;
  health(): ChromiumHealth;
  /** Ends all browsers and removes all files. Prints that still run fail with `ChromiumUnavailableError`. May be called again. */
  close(): Promise<void>;
}
