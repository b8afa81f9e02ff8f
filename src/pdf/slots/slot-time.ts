/** Weight of the newest slot in the running mean. */
const NEWEST = 0.1;

/** How long a slot is taken, as a running mean: waits are predicted from it. */
export class SlotTime {
  #mean = 0;

  /** In milliseconds; 0 as long as nothing is known. */
  get mean(): number {
    return this.#mean;
  }

  add(milliseconds: number): void {
    this.#mean = this.#mean === 0 ? milliseconds : this.#mean + (milliseconds - this.#mean) * NEWEST;
  }
}
