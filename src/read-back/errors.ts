import type { ErrorCode } from '../invoices/error-code.js';

/** The finished page does not say what the model says, so nothing of it is sent. */
export class PageDiffersError extends Error {
  readonly code = 'document_check_failed' satisfies ErrorCode;
  override readonly name = 'PageDiffersError';
  /** Neither the document nor its sender is to blame. */
  readonly isOurs = true;
  /** For the log only, never for the caller: the terms that differ, each once. */
  readonly details: { facts: readonly string[] };

  /** @param what differs from the invoice */
  constructor(facts: readonly string[], what = 'the finished page') {
    super(`${what} differs from the invoice in ${facts.join(', ')}`);
    this.details = { facts };
  }
}
