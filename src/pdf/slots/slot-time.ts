/** Weight of the newest turn in the running mean. */
const NEWEST = 0.1;

/** How long a turn takes, as a running mean: what a wait is predicted from. */
export class TurnTime {
  #mean = 0;

  /** In milliseconds; 0 as long as nothing is known. */
  get mean(): number {
    return this.#mean;
  }

  add(milliseconds: number): void {
    this.#mean = this.#mean === 0 ? milliseconds : this.#mean + (milliseconds - this.#mean) * NEWEST;
  }
}
