import { DatabaseUnavailableError } from './errors.js';

/** How long the circuit stays open before one query tries again, in milliseconds. */
const PAUSE_MS = 1000;

/**
 * Spares callers the wait for a database that does not answer. A query that took all of its time opens the circuit: those that follow fail at once, except one a second that tries again.
 * The first that the database answers closes it. Without it, every request would wait for a slot only to wait once more for nothing.
 */
export class CircuitBreaker {
  readonly #queryTimeoutMs: number;
  readonly #now: () => number;
  #isOpen = false;
  #nextAttempt = 0;

  /** @param queryTimeoutMs what the longest query may take @param now a monotonic clock, in milliseconds */
  constructor(queryTimeoutMs: number, now = () => performance.now()) {
    this.#queryTimeoutMs = queryTimeoutMs;
    this.#now = now;
  }

  /** @throws DatabaseUnavailableError, or what the query throws */
  async run<T>(query: () => Promise<T>): Promise<T> {
    const started = this.#now();
    if (this.#isOpen) {
      if (started < this.#nextAttempt) throw new DatabaseUnavailableError('Asking', new Error('it was silent a moment ago'));
      this.#nextAttempt = started + PAUSE_MS;
    }
    try {
      const result = await query();
      this.#isOpen = false;
      return result;
    } catch (error) {
      const ended = this.#now();
      if (!(error instanceof DatabaseUnavailableError)) this.#isOpen = false;
      else if (ended - started >= this.#queryTimeoutMs) {
        this.#isOpen = true;
        this.#nextAttempt = ended + PAUSE_MS;
      }
      throw error;
    }
  }
}
