import type { ErrorCode } from '../../invoices/error-code.js';

/** A token that does not hold. The reason is for the log: the caller is only told that it does not. */
export class TokenError extends Error {
  override readonly name = 'TokenError';
  readonly code = 'unauthorized' satisfies ErrorCode;
}

/** The keys to verify tokens with cannot be had. */
export class KeysUnavailableError extends Error {
  override readonly name = 'KeysUnavailableError';
  readonly code = 'keys_unavailable' satisfies ErrorCode;

  constructor(cause: unknown) {
    super('the key set could not be fetched', { cause });
  }
}
