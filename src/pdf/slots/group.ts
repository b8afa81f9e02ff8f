/** A request that waits for a slot. */
export interface Waiter {
  /** Called when the request gets its slot. */
  grant(): void;
}

/** The requests of one group. */
export class Group {
  readonly waiting = new Set<Waiter>();
  /** Slots that the group has now. */
  running = 0;
  /** Its tickets: requests that wait for a slot, have one, or had one and are not finished. */
  present = 0;
  /** The number of its last slot, counted over all groups. The group with the lowest number comes first. */
  lastSlot = 0;
}
