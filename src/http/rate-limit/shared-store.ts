import type { ClientRateLimitInfo, Options, Store } from 'express-rate-limit';

/**
 * Counts one request of an organisation in a place that all replicas share. Returns the requests in its window, including this one, and when the window ends.
 */
export type CountRequest = (organisationId: string) => Promise<{ hits: number; resetsAt: Date }>;

/** A counter that all replicas share. If counting fails, `increment` throws, so that no request passes uncounted. */
export class SharedStore implements Store {
  readonly localKeys = false;
  readonly #countRequest: CountRequest;
  #windowMs = Infinity;

  constructor(countRequest: CountRequest) {
    this.#countRequest = countRequest;
  }

  init({ windowMs }: Options): void {
    this.#windowMs = windowMs;
  }

  async increment(organisationId: string): Promise<ClientRateLimitInfo> {
    const { hits, resetsAt } = await this.#countRequest(organisationId);
    // NaN would never be over the limit.
    if (!Number.isSafeInteger(hits) || hits < 1) throw new Error(`a count of requests is ${hits}`);
    // If the clock of the counter is ahead of ours, the wait must still not be longer than a window.
    return { totalHits: hits, resetTime: new Date(Math.min(resetsAt.getTime(), Date.now() + this.#windowMs)) };
  }

  /** Part of the library's interface, for taking a request back. We never do. */
  decrement(): void {}

  /** As `decrement`. */
  resetKey(): void {}
}
