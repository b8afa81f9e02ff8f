import type { ErrorCode } from '../../invoices/error-code.js';

/** No invoice of the batch could be made, so there is nothing to put into its result. */
export class BatchEmptyError extends Error {
  readonly code = 'batch_empty' satisfies ErrorCode;
  override readonly name = 'BatchEmptyError';

  constructor() {
    super('no invoice of the batch could be made');
  }
}
