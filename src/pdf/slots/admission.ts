import type { Ticket } from '../effects.js';
import { OverloadedError, ShareExceededError } from './errors.js';
import { Company } from './company.js';
import { Group, type Waiter } from './group.js';
import { SlotTime } from './slot-time.js';

export interface AdmissionOptions {
  /** Requests in work at a time (1 or more). */
  slots: number;
  /** Requests that may wait for a slot (0 or more). */
  queueLimit: number;
  /** The longest wait for a slot, in milliseconds. A request that would wait longer is refused immediately. One that has waited this long is refused then. */
  longestWaitMs: number;
  /** The share of slots and queue that one group may have, above 0 and at most 1. If there is more than one slot, one is always left for the other groups. */
  share: number;
  /** The most slots that one group may have at a time if the share is below 1: 1 or more. Absent: all but one. */
  slotsOfOne?: number;
  /** The same while another group asks too. Absent: no difference. */
  slotsBesideOthers?: number;
}

/**
 * Admits requests before any work is done for them. Each request belongs to a group. If slots and queue are full, a request is refused immediately. A free
 * slot goes to the group with the fewest slots, so that a single request never waits for all requests of another group.
 */
export class Admission {
  readonly #options: AdmissionOptions;
  readonly #groups = new Map<string, Group>();
  readonly #slotTime = new SlotTime();
  #running = 0;
  #present = 0;
  #slotNumber = 0;
  readonly #company = new Company();

  constructor(options: AdmissionOptions) {
    this.#options = options;
  }

  /** How many requests wait for a slot, and how many have one. */
  status(): { waiting: number; running: number } {
    let waiting = 0;
    for (const group of this.#groups.values()) waiting += group.waiting.size;
    return { waiting, running: this.#running };
  }

  /** The error with which a request of the group would be refused now. @param groupName undefined: a group that has no other request */
  refusalNow(groupName: string | undefined): OverloadedError | ShareExceededError | undefined {
    const group = groupName === undefined ? undefined : this.#groups.get(groupName);
    return this.#refusalOf(group ?? new Group());
  }

  /**
   * Resolves when the request has a slot. Rejects with `OverloadedError` or `ShareExceededError`, immediately if that is already known, and with the signal's
   * reason if it aborts while the request waits.
   */
  async enter(groupName: string, signal: AbortSignal): Promise<Ticket> {
    signal.throwIfAborted();
    const group = this.#groups.get(groupName) ?? new Group();
    const refusal = this.#refusalOf(group);
    if (refusal) throw refusal;
    this.#groups.set(groupName, group);
    this.#company.note(groupName);
    group.present += 1;
    this.#present += 1;
    try {
      if (this.#mayRun(group) && group.waiting.size === 0) this.#take(group);
      else await this.#wait(group, signal);
    } catch (error) {
      this.#leave(groupName, group);
      throw error;
    }
    return this.#ticket(groupName, group);
  }

  #refusalOf(group: Group): OverloadedError | ShareExceededError | undefined {
    const { slots, queueLimit, longestWaitMs, share } = this.#options;
    const wait = this.#predictedWait(group);
    const all = slots + queueLimit;
    if (this.#present >= all) return new OverloadedError(`${this.#present} requests are already in progress`, wait);
    const shareOfAll = Math.max(1, Math.ceil(all * share));
    if (group.present >= shareOfAll) return new ShareExceededError(shareOfAll, wait);
    if (wait > longestWaitMs) return new OverloadedError(`the wait would be about ${Math.round(wait)} ms`, wait);
    return undefined;
  }

  /** Before this request, each other group gets as many slots as the request's own group, but no more than it has requests waiting. */
  #predictedWait(group: Group): number {
    if (this.#mayRun(group) && group.waiting.size === 0) return 0;
    const round = group.waiting.size + 1;
    let ahead = round;
    for (const other of this.#groups.values()) if (other !== group) ahead += Math.min(other.waiting.size, round);
    const turns = Math.max(ahead / this.#mostSlotsOfOne(false), round / this.#slotsOfOne());
    return turns * this.#slotTime.mean;
  }

  #mayRun(group: Group): boolean {
    return this.#running < this.#options.slots && group.running < this.#slotsOfOne();
  }

  /** The most slots of one group at a time. */
  #slotsOfOne(): number {
    return this.#mostSlotsOfOne(this.#company.isMixed);
  }

  #mostSlotsOfOne(besideOthers: boolean): number {
    const { slots, share, slotsOfOne = slots - 1, slotsBesideOthers = slotsOfOne } = this.#options;
    return share >= 1 ? slots : Math.max(1, Math.min(besideOthers ? slotsBesideOthers : slotsOfOne, slots - 1));
  }

  #take(group: Group): void {
    group.running += 1;
    group.lastSlot = this.#slotNumber += 1;
    this.#running += 1;
  }

  #wait(group: Group, signal: AbortSignal): Promise<void> {
    const { longestWaitMs } = this.#options;
    return new Promise((resolve, reject) => {
      const settle = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', giveUp);
        group.waiting.delete(waiter);
      };
      const giveUp = (): void => {
        settle();
        reject(signal.reason as Error);
      };
      const timer = setTimeout(() => {
        settle();
        reject(new OverloadedError(`no slot became free within ${longestWaitMs} ms`, longestWaitMs));
      }, longestWaitMs).unref();
      const waiter: Waiter = {
        grant: () => {
          settle();
          this.#take(group);
          resolve();
        },
      };
      signal.addEventListener('abort', giveUp, { once: true });
      group.waiting.add(waiter);
    });
  }

  #ticket(groupName: string, group: Group): Ticket {
    const started = performance.now();
    let hasSlot = true;
    let isHeld = true;
    const releaseSlot = (): void => {
      if (!hasSlot) return;
      hasSlot = false;
      this.#slotTime.add(performance.now() - started);
      group.running -= 1;
      this.#running -= 1;
      this.#grant();
    };
    return {
      releaseSlot,
      [Symbol.dispose]: () => {
        if (!isHeld) return;
        isHeld = false;
        releaseSlot();
        this.#leave(groupName, group);
      },
    };
  }

  #leave(groupName: string, group: Group): void {
    group.present -= 1;
    this.#present -= 1;
    if (group.present === 0) this.#groups.delete(groupName);
  }

  #grant(): void {
    for (let next = this.#next(); next; next = this.#next()) next.grant();
  }

  /** The request that has waited longest in the group with the fewest slots. If groups are equal, the one whose last slot is longest ago. */
  #next(): Waiter | undefined {
    let best: Group | undefined;
    for (const group of this.#groups.values()) {
      if (group.waiting.size === 0 || !this.#mayRun(group)) continue;
      if (!best || group.running < best.running || (group.running === best.running && group.lastSlot < best.lastSlot))
        best = group;
    }
    return best?.waiting.values().next().value;
  }
}
