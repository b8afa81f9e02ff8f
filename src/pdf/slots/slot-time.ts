/** Weight of the newest slot in the running mean. */
const NEWEST = 0.1;

/** The running mean of how long a slot is used, for predicting waits. */
export class SlotTime {
  #mean = 0;

  /** In milliseconds; 0 until the first slot is returned. */
  get mean(): number {
    return this.#mean;
  }

  add(milliseconds: number): void {
    this.#mean = this.#mean === 0 ? milliseconds : this.#mean + (milliseconds - this.#mean) * NEWEST;
  }
}
