import { DatabaseUnavailableError } from './errors.js';

/** How long the circuit stays open before one query tries again, in milliseconds. */
const PAUSE_MS = 1000;

/**
 * Circuit breaker for a database that does not answer. A query that times out opens the circuit. Then queries fail immediately, except one a second that tries
 * again. The first query that the database answers closes the circuit. Without it, every request would wait for a slot, and then for the timeout.
 */
export class CircuitBreaker {
  readonly #queryTimeoutMs: number;
  readonly #now: () => number;
  #isOpen = false;
  #nextAttempt = 0;

  /** @param queryTimeoutMs the timeout of a query @param now a monotonic clock, in milliseconds */
  constructor(queryTimeoutMs: number, now = () => performance.now()) {
    this.#queryTimeoutMs = queryTimeoutMs;
    this.#now = now;
  }

  /** @throws DatabaseUnavailableError, or what the query throws */
  async run<T>(query: () => Promise<T>): Promise<T> {
    const started = this.#now();
    if (this.#isOpen) {
      if (started < this.#nextAttempt) throw new DatabaseUnavailableError('Asking', new Error('it did not answer a moment ago'));
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
