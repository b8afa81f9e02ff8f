import type { ErrorCode } from '../../invoices/error-code.js';

/** The XML of an e-invoice does not say what the invoice says. It is a mistake of ours; nothing may leave. */
export class WrittenOtherwiseError extends Error {
  readonly code = 'document_check_failed' satisfies ErrorCode;
  override readonly name = 'WrittenOtherwiseError';
  /** Neither the invoice nor its sender is to blame. */
  readonly isOurs = true;
  /** Where the first difference is, such as `BG-25[3]/BT-131`. */
  readonly place: string;

  constructor(place: string) {
    super(`read back, the XML differs from the invoice at ${place}`);
    this.place = place;
  }
}
