import { OverloadedError, ShareExceededError } from './errors.js';
import { Group, type Waiter } from './group.js';
import { TurnTime } from './slot-time.js';

export interface AdmissionOptions {
  /** Requests that are worked on at a time (1 or more). */
  turns: number;
  /** Requests that may wait for a turn (0 or more). */
  queueLimit: number;
  /** A request that would wait longer for its turn is refused at once, and one that has is sent away, in milliseconds. */
  longestWaitMs: number;
  /** The part of turns and queue that one group may have, above 0 and at most 1. With more than one turn, one is always left to the others. */
  share: number;
  /** The most turns that one group may have at a time, where the share is below 1: 1 or more. Absent: all but one. */
  turnsOfOne?: number;
}

/** A place inside. `using` leaves it, exactly once. */
export interface Place extends Disposable {
  /** The work that turns are for is done: the next one's turn, while this request still has its place. May be called again. */
  passOn(): void;
}

/**
 * Lets requests in before any work is done for them, each of them in the name of a group. Who comes when all is full is refused at once; who waits gets its turn
 * before those of a group that has more turns, so that one group's crowd never makes another's single request wait for all of it.
 */
export class Admission {
  readonly #options: AdmissionOptions;
  readonly #groups = new Map<string, Group>();
  readonly #turnTime = new TurnTime();
  #running = 0;
  #present = 0;
  #turnNumber = 0;

  constructor(options: AdmissionOptions) {
    this.#options = options;
  }

  /** How many wait for a turn, and how many have one. */
  status(): { waiting: number; running: number } {
    let waiting = 0;
    for (const group of this.#groups.values()) waiting += group.waiting.size;
    return { waiting, running: this.#running };
  }

  /**
   * Comes in; resolves when it is this request's turn. Rejects with `OverloadedError` or `ShareExceededError`, at once where that can be told, and with the signal's
   * reason when it aborts while it waits.
   */
  async enter(groupName: string, signal: AbortSignal): Promise<Place> {
    signal.throwIfAborted();
    const group = this.#groups.get(groupName) ?? new Group();
    this.#refuseUnlessRoom(group);
    this.#groups.set(groupName, group);
    group.present += 1;
    this.#present += 1;
    try {
      if (this.#mayRun(group) && group.waiting.size === 0) this.#take(group);
      else await this.#wait(group, signal);
    } catch (error) {
      this.#leave(groupName, group);
      throw error;
    }
    return this.#place(groupName, group);
  }

  #refuseUnlessRoom(group: Group): void {
    const { turns, queueLimit, longestWaitMs, share } = this.#options;
    const wait = this.#predictedWait(group);
    const all = turns + queueLimit;
    if (this.#present >= all) throw new OverloadedError(`${this.#present} requests are under way already`, wait);
    const shareOfAll = Math.max(1, Math.ceil(all * share));
    if (group.present >= shareOfAll) throw new ShareExceededError(shareOfAll, wait);
    if (wait > longestWaitMs) throw new OverloadedError(`the wait would be about ${Math.round(wait)} ms`, wait);
  }

  /** Each group ahead has as many turns before this request's as the request's own group, or all that it waits for. */
  #predictedWait(group: Group): number {
    if (this.#mayRun(group) && group.waiting.size === 0) return 0;
    const round = group.waiting.size + 1;
    let ahead = round;
    for (const other of this.#groups.values()) if (other !== group) ahead += Math.min(other.waiting.size, round);
    return (ahead * this.#turnTime.mean) / this.#turnsOf();
  }

  #mayRun(group: Group): boolean {
    return this.#running < this.#options.turns && group.running < this.#turnsOf();
  }

  /** The most turns of one group at a time. */
  #turnsOf(): number {
    const { turns, share, turnsOfOne = turns - 1 } = this.#options;
    return share >= 1 ? turns : Math.max(1, Math.min(turnsOfOne, turns - 1));
  }

  #take(group: Group): void {
    group.running += 1;
    group.lastTurn = this.#turnNumber += 1;
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
        reject(new OverloadedError(`no turn came within ${longestWaitMs} ms`, longestWaitMs));
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

  #place(groupName: string, group: Group): Place {
    const started = performance.now();
    let hasTurn = true;
    let inside = true;
    const passOn = (): void => {
      if (!hasTurn) return;
      hasTurn = false;
      this.#turnTime.add(performance.now() - started);
      group.running -= 1;
      this.#running -= 1;
      this.#grant();
    };
    return {
      passOn,
      [Symbol.dispose]: () => {
        if (!inside) return;
        inside = false;
        passOn();
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

  /** The one who waits longest, in the group with the fewest turns; among equals, in the one whose last turn is longest ago. */
  #next(): Waiter | undefined {
    let best: Group | undefined;
    for (const group of this.#groups.values()) {
      if (group.waiting.size === 0 || !this.#mayRun(group)) continue;
      if (!best || group.running < best.running || (group.running === best.running && group.lastTurn < best.lastTurn))
        best = group;
    }
    return best?.waiting.values().next().value;
  }
}
