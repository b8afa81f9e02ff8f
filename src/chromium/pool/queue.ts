import { QueueFullError } from '../errors.js';

interface Waiter<T> {
  resolve(value: T): void;
  reject(error: Error): void;
  leave(): void;
}

/** A first-in-first-out queue of promises with a limit; a waiter whose signal aborts leaves at once. */
export class Queue<T> {
  readonly #limit: number;
  readonly #waiters = new Set<Waiter<T>>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  get length(): number {
    return this.#waiters.size;
  }

  /** Waits for a value. Rejects with `QueueFullError` at once when the queue is full, and with the signal's reason when it aborts. */
  join(signal: AbortSignal): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason as Error);
      if (this.#waiters.size >= this.#limit) return reject(new QueueFullError(this.#limit));
      const abort = (): void => {
        this.#waiters.delete(waiter);
        reject(signal.reason as Error);
      };
      const waiter: Waiter<T> = { resolve, reject, leave: () => signal.removeEventListener('abort', abort) };
      signal.addEventListener('abort', abort, { once: true });
      this.#waiters.add(waiter);
    });
  }

  /** Gives the value to the first in the queue. Throws if the queue is empty. */
  serve(value: T): void {
    const [first] = this.#waiters;
    if (!first) throw new Error('the queue is empty');
    this.#remove(first).resolve(value);
  }

  /** Rejects everything that waits. */
  rejectAll(error: () => Error): void {
    for (const waiter of this.#waiters) this.#remove(waiter).reject(error());
  }

  #remove(waiter: Waiter<T>): Waiter<T> {
    this.#waiters.delete(waiter);
    waiter.leave();
    return waiter;
  }
}
