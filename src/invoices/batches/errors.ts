import type { ErrorCode } from '../error-code.js';

/** No such batch for this organisation: absent and foreign are one. */
export class BatchNotFoundError extends Error {
  readonly code = 'not_found' satisfies ErrorCode;
  override readonly name = 'BatchNotFoundError';

  constructor() {
    super('Batch not found.');
  }
}

/** The selection cannot be made into a batch: it is empty, too large, or names invoices that do not exist. The message is for the caller. */
export class BatchSelectionError extends Error {
  readonly code = 'invalid_batch' satisfies ErrorCode;
  override readonly name = 'BatchSelectionError';
  readonly faults: readonly { path: string; message: string }[];
  readonly furtherFaults: number;

  constructor(faults: readonly { path: string; message: string }[], furtherFaults = 0) {
    super(faults.map(({ path, message }) => `${path} ${message}`).join('; '));
    this.faults = faults;
    this.furtherFaults = furtherFaults;
  }
}

/** The Idempotency-Key belongs to another request of this organisation. */
export class IdempotencyKeyReusedError extends Error {
  readonly code = 'idempotency_key_reused' satisfies ErrorCode;
  override readonly name = 'IdempotencyKeyReusedError';

  constructor() {
    super('the key came with another request before');
  }
}

/** The batch is in a state in which this cannot be done. The message is for the caller. */
export class BatchStateError extends Error {
  readonly code = 'batch_state' satisfies ErrorCode;
  override readonly name = 'BatchStateError';
}

/** The files of the batch were deleted after their lifetime. */
export class BatchExpiredError extends Error {
  readonly code = 'batch_expired' satisfies ErrorCode;
  override readonly name = 'BatchExpiredError';

  constructor() {
    super('the files of the batch were deleted');
  }
}

/** The work on an invoice of a batch ended its process, or its time, too often. */
export class ItemAbandonedError extends Error {
  readonly code = 'item_abandoned' satisfies ErrorCode;
  override readonly name = 'ItemAbandonedError';

  constructor(attempts: number) {
    super(`the work was begun ${attempts} times and never ended`);
  }
}
