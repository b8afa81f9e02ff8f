import type { ClientRateLimitInfo, Options, Store } from 'express-rate-limit';

/** Counts one request of an organisation, wherever all replicas count: how many there are now in its window, this one among them, and when that ends. */
export type CountRequest = (organisationId: string) => Promise<{ hits: number; resetsAt: Date }>;

/** A count that all replicas share. What keeps it from counting goes to the caller of `increment`: nothing passes uncounted. */
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
    // NaN would be over no limit.
    if (!Number.isSafeInteger(hits) || hits < 1) throw new Error(`a count of requests is ${hits}`);
    // Where the clock of the count is ahead of ours, nobody is told to wait longer than a window.
    return { totalHits: hits, resetTime: new Date(Math.min(resetsAt.getTime(), Date.now() + this.#windowMs)) };
  }

  /** Part of the library's interface, for requests that are to be forgotten; none is. */
  decrement(): void {}

  /** As `decrement`. */
  resetKey(): void {}
}
