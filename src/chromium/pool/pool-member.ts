import type { BrowserStartReason } from '../events.js';
import type { PooledBrowser } from '../browser/pooled-browser.js';

/** State of a browser in the pool. `idle`: no page is leased. `busy`: at least one is. `retiring`: it gets no new leases, and the running ones finish. */
export type BrowserState = 'starting' | 'idle' | 'busy' | 'retiring' | 'dead';

const followers: Readonly<Record<BrowserState, readonly BrowserState[]>> = {
  starting: ['idle', 'dead'],
  idle: ['busy', 'retiring', 'dead'],
  busy: ['idle', 'retiring', 'dead'],
  retiring: ['dead'],
  dead: [],
};

/** One page of a browser: free, leased, or being replaced. */
export interface Seat<Page> {
  page: Page;
  state: 'free' | 'leased' | 'renewing';
  prints: number;
}

/** One browser of the pool with its state; only the pool moves it. */
export class PoolMember<Page> {
  browser: PooledBrowser<Page> | undefined;
  /** Why it is to be replaced. It goes on until its replacement is ready. */
  worn: 'prints' | 'age' | 'memory' | undefined;
  readonly bornAt = performance.now();
  readonly startReason: BrowserStartReason;
  prints = 0;
  everLeased = false;
  #state: BrowserState = 'starting';
  readonly #seats: Seat<Page>[] = [];

  constructor(startReason: BrowserStartReason) {
    this.startReason = startReason;
  }

  get state(): BrowserState {
    return this.#state;
  }

  get usable(): boolean {
    return this.#state === 'idle' || this.#state === 'busy';
  }

  get leased(): number {
    return this.#seats.filter((seat) => seat.state === 'leased').length;
  }

  get hasFreeSeat(): boolean {
    return this.usable && this.#seats.some((seat) => seat.state === 'free');
  }

  /** The pages are warm: the browser may print. */
  ready(pages: readonly Page[]): void {
    this.moveTo('idle');
    this.#seats.push(...pages.map((page): Seat<Page> => ({ page, state: 'free', prints: 0 })));
  }

  take(): Seat<Page> {
    const seat = this.#seats.find((each) => each.state === 'free');
    if (!seat) throw new Error('no free page');
    if (this.#state === 'idle') this.moveTo('busy');
    seat.state = 'leased';
    this.everLeased = true;
    return seat;
  }

  giveBack(seat: Seat<Page>): void {
    if (seat.state !== 'leased') throw new Error(`a page that is ${seat.state} was given back`);
    seat.state = 'free';
    seat.prints += 1;
    this.prints += 1;
    if (this.#state === 'busy' && this.leased === 0) this.moveTo('idle');
  }

  /** The only way to change the state. Throws on a change that `followers` does not list. */
  moveTo(state: BrowserState): void {
    if (!followers[this.#state].includes(state)) throw new Error(`a browser cannot go from ${this.#state} to ${state}`);
    this.#state = state;
  }
}
