import type { ErrorCode } from '../invoices/error-code.js';

/** There is no object with this key. */
export class ObjectNotFoundError extends Error {
  override readonly name = 'ObjectNotFoundError';
  readonly code = 'not_found' satisfies ErrorCode;
  constructor(key: string, options?: ErrorOptions) {
    super(`the storage has no object ${key}`, options);
  }
}

/** The storage cannot be reached, refuses, or broke off. The message is for the operator: it names folder or bucket and never a secret. */
export class StorageUnavailableError extends Error {
  override readonly name = 'StorageUnavailableError';
  readonly code = 'storage_unavailable' satisfies ErrorCode;
}

/** The storage has no room left: the disk or a quota is full, or the object is larger than it can hold. */
export class StorageFullError extends Error {
  override readonly name = 'StorageFullError';
  readonly code = 'storage_full' satisfies ErrorCode;
}
