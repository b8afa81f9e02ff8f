import type { Ticket } from '../effects.js';

/** How long a bulk print waits before it looks for a slot again, in milliseconds. */
const LOOK_AGAIN_MS = 20;

/** After a live request, bulk work stays small for this time, in milliseconds: another one is likely. */
const QUIET_AFTER_MS = 2000;

export interface BulkSlotsOptions {
  /** Live requests: those that wait for a slot, and those that have one. */
  live: () => { waiting: number; running: number };
  /** Bulk prints at a time while no live request is there: 1 or more. */
  most: number;
  /** Bulk prints at a time beside live requests: 1 or more. */
  besideLive: number;
  /** Milliseconds on a clock that never goes back. */
  now?: () => number;
}

/**
 * The lower class of the admission. Live requests never wait for a bulk print to be admitted; a bulk print waits as long as a live request does. The classes share the pages of the
 * browsers, so there are fewer bulk prints while live requests come.
 */
export class BulkSlots {
  readonly #options: Required<BulkSlotsOptions>;
  #running = 0;
  #lastLive = -Infinity;

  constructor(options: BulkSlotsOptions) {
    this.#options = { now: () => performance.now(), ...options };
  }

  /** How many bulk prints have a slot. */
  get running(): number {
    return this.#running;
  }

  /** Waits for a slot, without a limit of time. @throws the signal's reason */
  async enter(signal: AbortSignal): Promise<Ticket> {
    signal.throwIfAborted();
    while (this.#running >= this.#allowed()) {
      await pause(LOOK_AGAIN_MS);
      signal.throwIfAborted();
    }
    this.#running += 1;
    let hasSlot = true;
    const releaseSlot = () => {
      if (hasSlot) this.#running -= 1;
      hasSlot = false;
    };
    return { releaseSlot, [Symbol.dispose]: releaseSlot };
  }

  #allowed(): number {
    const { live, most, besideLive, now } = this.#options;
    const { waiting, running } = live();
    if (waiting > 0 || running > 0) this.#lastLive = now();
    if (waiting > 0) return 0;
    return now() - this.#lastLive < QUIET_AFTER_MS ? besideLive : most;
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
