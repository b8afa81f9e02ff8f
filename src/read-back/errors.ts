/** The finished page does not say what the model says, so nothing of it is sent. The names of the facts are for the log, never for the answer. */
export class PageDiffersError extends Error {
  readonly code = 'document_check_failed';
  override readonly name = 'PageDiffersError';
  /** Neither the document nor its sender is to blame. */
  readonly isOurs = true;
  /** The terms that differ, each once: `BT-115`. */
  readonly facts: readonly string[];

  constructor(facts: readonly string[]) {
    super(`the finished page differs from the invoice in ${facts.join(', ')}`);
    this.facts = facts;
  }
}
