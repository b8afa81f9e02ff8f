/** A PDF is not in the form that Chromium (Skia) writes, so nothing of it is sent: a Chromium that changes its form must be seen, not guessed at. */
export class UnexpectedPdfError extends Error {
  readonly code = 'document_check_failed';
  override readonly name = 'UnexpectedPdfError';

  /** What is wrong, as the rest of a sentence that begins with "the PDF". */
  readonly what: string;

  constructor(what: string) {
    super(`the PDF ${what}`);
    this.what = what;
  }
}
