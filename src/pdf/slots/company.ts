/** How long a group counts after its last request, in milliseconds: one that asks now and then is not forgotten in between. */
const COUNTS_MS = 1500;

/** Knows whether more than one group asks at present. */
export class Company {
  #latest: string | undefined;
  /** When another group than the latest last asked. */
  #othersAt = -Infinity;
  #latestAt = -Infinity;
  readonly #now: () => number;

  /** @param now milliseconds on a clock that never goes back */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** Notes a request that was admitted. */
  note(groupName: string): void {
    if (groupName !== this.#latest) {
      this.#othersAt = this.#latestAt;
      this.#latest = groupName;
    }
    this.#latestAt = this.#now();
  }

  /** Whether two groups asked within the last seconds. */
  get isMixed(): boolean {
    return this.#now() - this.#othersAt < COUNTS_MS;
  }
}
