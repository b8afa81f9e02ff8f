/** A request that waits for a slot. */
export interface Waiter {
  /** Gives it its slot. */
  grant(): void;
}

/** What one group has under way. */
export class Group {
  readonly waiting = new Set<Waiter>();
  /** Slots that it has now. */
  running = 0;
  /** Its tickets: requests that wait, have a slot, or had one and are not finished. */
  present = 0;
  /** The number of its last slot, in the order in which all were granted: the group whose last one is longest ago comes first. */
  lastSlot = 0;
}
