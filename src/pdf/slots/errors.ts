import type { ErrorCode } from '../../invoices/error-code.js';

/** Too much is under way: the request was refused before any work was done for it. Try again later. */
export class OverloadedError extends Error {
  override readonly name = 'OverloadedError';
  readonly code = 'overloaded' satisfies ErrorCode;
  /** After how many seconds there may be room. */
  readonly retryAfterSeconds: number;

  constructor(reason: string, waitMs: number) {
    super(reason);
    this.retryAfterSeconds = secondsOf(waitMs);
  }
}

/** One group has as much under way as it may, while others are still let in. Try again later. */
export class ShareExceededError extends Error {
  override readonly name = 'ShareExceededError';
  readonly code = 'rate_limited' satisfies ErrorCode;
  readonly retryAfterSeconds: number;

  constructor(share: number, waitMs: number) {
    super(`the group has ${share} requests under way, which is its share`);
    this.retryAfterSeconds = secondsOf(waitMs);
  }
}

function secondsOf(milliseconds: number): number {
  return Math.max(1, Math.ceil(milliseconds / 1000));
}
