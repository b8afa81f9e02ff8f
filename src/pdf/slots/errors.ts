import type { ErrorCode } from '../../invoices/error-code.js';

/** Too many requests are in progress. This one was refused before any work was done for it. Try again later. */
export class OverloadedError extends Error {
  override readonly name = 'OverloadedError';
  readonly code = 'overloaded' satisfies ErrorCode;
  /** Seconds after which a slot may be free. */
  readonly retryAfterSeconds: number;

  constructor(reason: string, waitMs: number) {
    super(reason);
    this.retryAfterSeconds = secondsOf(waitMs);
  }
}

/** One group has used up its share, while others are still admitted. Try again later. */
export class ShareExceededError extends Error {
  override readonly name = 'ShareExceededError';
  readonly code = 'rate_limited' satisfies ErrorCode;
  readonly retryAfterSeconds: number;

  constructor(share: number, waitMs: number) {
    super(`the group has ${share} requests in progress, which is the most it may have`);
    this.retryAfterSeconds = secondsOf(waitMs);
  }
}

function secondsOf(milliseconds: number): number {
  return Math.max(1, Math.ceil(milliseconds / 1000));
}
