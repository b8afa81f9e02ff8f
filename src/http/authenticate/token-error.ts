import type { ErrorCode } from '../../invoices/error-code.js';

/** An invalid token. The reason is for the log; the caller only learns that the token is invalid. */
export class TokenError extends Error {
  override readonly name = 'TokenError';
  readonly code = 'unauthorized' satisfies ErrorCode;
}

/** The keys for verifying tokens are not available. */
export class KeysUnavailableError extends Error {
  override readonly name = 'KeysUnavailableError';
  readonly code = 'keys_unavailable' satisfies ErrorCode;

  constructor(cause: unknown) {
    super('the key set could not be fetched', { cause });
  }
}
