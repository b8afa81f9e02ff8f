/** Someone who waits for a turn. */
export interface Waiter {
  /** Gives it its turn. */
  grant(): void;
}

/** What one group has under way. */
export class Group {
  readonly waiting = new Set<Waiter>();
  /** Turns that it has now. */
  running = 0;
  /** Everything of it that is inside: waiting, having a turn, or past it. */
  present = 0;
  /** The number of its last turn, in the order of all turns: who had one longest ago comes first. */
  lastTurn = 0;
}
