import type { BrowserState } from '../pool/pool-member.js';

/** One print. */
export interface PrintRequest {
  /**
   * The whole document: `<!doctype html><html … data-render="marker">…`, with styles inside and images as data: URLs. Do not give it a Content-Security-Policy:
   * the module brings one, and a document with a `<meta http-equiv>` costs the page that printed it.
   */
  html: string;
  /** Unique to this print, of letters, digits and hyphens: the proof that the page holds this document and no other. */
  marker: string;
  /** Becomes the date of the PDF, to the second: with it, equal documents give equal bytes. Absent: the clock's. */
  date?: Date;
  /** Print even if something is cut off or missing: for tools that show a template as it is. */
  mayBeCut?: boolean;
  /** Gives up: `print` rejects with the signal's reason. */
  signal: AbortSignal;
}

/** What the module can say of itself, without asking the browsers. */
export interface ChromiumHealth {
  /** At least one browser can print now. */
  usable: boolean;
  browsers: BrowserState[];
  /** Prints that wait for a page. */
  queued: number;
  /** Prints that hold a page. */
  printing: number;
  sandbox: boolean;
  networkNamespace: boolean;
  /** For example `156.0.8078.79`. */
  version: string;
}

/** HTML in, PDF out. */
export interface Chromium {
  /**
   * Prints a document and returns the bytes of a complete PDF: tagged, with the outline of its headings, on the page size that its CSS names (A4 if none).
   * Throws `QueueFullError`, `PrintTimeoutError`, `PrintFailedError`, `DocumentRefusedError`, `ContentCutError`, `ChromiumUnavailableError`, or the signal's reason.
   */
  print(request: PrintRequest): Promise<Buffer>;
  health(): ChromiumHealth;
  /** Ends all browsers (prints that still run fail with `ChromiumUnavailableError`) and removes every file. May be called again. */
  close(): Promise<void>;
}
