/** The codes of the errors of `print()`. */
export type ChromiumErrorCode =
  | 'overloaded'
  | 'render_timeout'
  | 'render_failed'
  | 'chromium_unavailable'
  | 'document_check_failed';

/** The queue is full: the print was refused at once and nothing was started. Try again later. */
export class QueueFullError extends Error {
  override readonly name = 'QueueFullError';
  readonly code = 'overloaded' satisfies ChromiumErrorCode;
  constructor(queueLimit: number) {
    super(`${queueLimit} prints are waiting already`);
  }
}

/** The print, its time in the queue included, did not finish within `printTimeoutMs`. */
export class PrintTimeoutError extends Error {
  override readonly name = 'PrintTimeoutError';
  readonly code = 'render_timeout' satisfies ChromiumErrorCode;
  /** The document itself takes too long: a browser that answered worked on it alone nearly all the time. */
  readonly documentIsSlow: boolean;
  constructor(printTimeoutMs: number, { documentIsSlow = false, ...options }: ErrorOptions & { documentIsSlow?: boolean } = {}) {
    super(`the print did not finish within ${printTimeoutMs} ms`, options);
    this.documentIsSlow = documentIsSlow;
  }
}

/** A browser stopped answering. Another one may still print the document. */
export class BrowserSilentError extends Error {
  override readonly name = 'BrowserSilentError';
  constructor(responseTimeoutMs: number) {
    super(`the browser did not answer within ${responseTimeoutMs} ms`);
  }
}

/** A browser failed while it printed; from `print()` it means that a second browser failed too. */
export class PrintFailedError extends Error {
  override readonly name = 'PrintFailedError';
  readonly code = 'render_failed' satisfies ChromiumErrorCode;
}

/** The document itself cannot be printed safely (no marker, a navigation, a frame, a broken image). Trying again does not help. */
export class DocumentRefusedError extends Error {
  override readonly name = 'DocumentRefusedError';
  readonly code = 'render_failed' satisfies ChromiumErrorCode;
}

/** No browser can print now: none starts (the module keeps trying, with growing pauses), or the module is closed. */
export class ChromiumUnavailableError extends Error {
  override readonly name = 'ChromiumUnavailableError';
  readonly code = 'chromium_unavailable' satisfies ChromiumErrorCode;
}

/** Something that the PDF does not show whole: a text, or a figure if `text` is null. `page` is null if it is not known. */
export interface CutContent {
  page: number | null;
  text: string | null;
}

/** Part of the document is cut off or missing. Trying again does not help. */
export class ContentCutError extends Error {
  override readonly name = 'ContentCutError';
  readonly code = 'document_check_failed' satisfies ChromiumErrorCode;
  /** Some of what is cut; empty where it is not known which of several equal texts it is. */
  readonly cut: readonly CutContent[];

  constructor(cut: readonly CutContent[]) {
    super(cut.length === 0 ? 'part of the document is missing from its pages' : cut.map(sentence).join('; '));
    this.cut = cut;
  }
}

/** Many pages of a document are empty. Trying again does not help. */
export class EmptyPagesError extends Error {
  override readonly name = 'EmptyPagesError';
  readonly code = 'document_check_failed' satisfies ChromiumErrorCode;
  /** Nothing is cut. */
  readonly cut: readonly CutContent[] = [];

  constructor(pages: number, empty: number) {
    super(
      `${empty} of the document’s ${pages} pages have hardly a letter: look for heights, margins, line heights and page breaks in its styles`,
    );
  }
}

/** Characters of a text that an error repeats. */
const longestQuote = 60;

function sentence({ page, text }: CutContent): string {
  const what = text === null ? 'an image or a code' : `the text ${JSON.stringify(shortened(text))}`;
  return page === null ? `${what} is missing or cut off` : `${what} is cut off on page ${page}`;
}

function shortened(text: string): string {
  const signs = Array.from(text);
  return signs.length <= longestQuote ? text : `${signs.slice(0, longestQuote).join('')}…`;
}
