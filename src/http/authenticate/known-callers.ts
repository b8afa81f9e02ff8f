import { hash } from 'node:crypto';
import type { Caller } from '../../pdf/running-request.js';

/** How long a caller is remembered, in milliseconds. A token that expires in the meantime is still known until then. */
const REMEMBERED_MS = 10_000;
/** The most tokens to remember; beyond that, the oldest is forgotten. */
const MOST = 1000;

/**
 * Remembers callers by their tokens for a moment, so that a full service can refuse them without verifying the token again. Use it only to refuse: before a request
 * gets anything, its token is always verified.
 */
export class KnownCallers {
  readonly #callers = new Map<string, { caller: Caller; until: number }>();
  readonly #now: () => number;

  /** @param now milliseconds on a clock that never goes back */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** Notes the caller of a token that was just verified. */
  remember(token: string, caller: Caller): void {
    const key = digest(token);
    this.#callers.delete(key);
    this.#callers.set(key, { caller, until: this.#now() + REMEMBERED_MS });
    const [oldest] = this.#callers.keys();
    if (this.#callers.size > MOST && oldest !== undefined) this.#callers.delete(oldest);
  }

  /** The caller, if this token was verified a moment ago. */
  find(token: string): Caller | undefined {
    const key = digest(token);
    const known = this.#callers.get(key);
    if (!known || this.#now() < known.until) return known?.caller;
    this.#callers.delete(key);
    return undefined;
  }
}

/** No token stays in memory. */
function digest(token: string): string {
  return hash('sha256', token, 'base64');
}
