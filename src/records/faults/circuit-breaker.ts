import { DatabaseUnavailableError } from './errors.js';

/** How long nobody asks a database that was silent, in milliseconds. */
const PAUSE_MS = 1000;

/**
 * Spares callers the wait for a database that does not answer: once a query took all of its time, those that follow fail at once, but for one a second that tries again. Without it,
 * every request would wait its turn only to wait once more for nothing.
 */
export class SilentDatabase {
  readonly #queryTimeoutMs: number;
  readonly #now: () => number;
  #isSilent = false;
  #nextAttempt = 0;

  /** @param queryTimeoutMs what the longest query may take @param now a monotonic clock, in milliseconds */
  constructor(queryTimeoutMs: number, now = () => performance.now()) {
    this.#queryTimeoutMs = queryTimeoutMs;
    this.#now = now;
  }

  /** @throws DatabaseUnavailableError, or what the query throws */
  async ask<T>(query: () => Promise<T>): Promise<T> {
    const started = this.#now();
    if (this.#isSilent) {
      if (started < this.#nextAttempt) throw new DatabaseUnavailableError('Asking', new Error('it was silent a moment ago'));
      this.#nextAttempt = started + PAUSE_MS;
    }
    try {
      const result = await query();
      this.#isSilent = false;
      return result;
    } catch (error) {
      const ended = this.#now();
      if (!(error instanceof DatabaseUnavailableError)) this.#isSilent = false;
      else if (ended - started >= this.#queryTimeoutMs) {
        this.#isSilent = true;
        this.#nextAttempt = ended + PAUSE_MS;
      }
      throw error;
    }
  }
}
