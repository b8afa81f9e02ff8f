const firstPauseMs = 100;
const longestPauseMs = 10_000;

/** Pause before the next launch after `failures` launches in a row failed (1 or more): 100 ms, doubled each time, never above 10 s. */
export function pauseAfter(failures: number): number {
  return Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(failures - 1, 30));
}

/** Counts failed launches in a row and holds the next one back. */
export class LaunchBackoff {
  #failures = 0;
  #timer: NodeJS.Timeout | undefined;
  readonly #resume: () => void;

  constructor(resume: () => void) {
    this.#resume = resume;
  }

  get failures(): number {
    return this.#failures;
  }

  get pausing(): boolean {
    return this.#timer !== undefined;
  }

  /** A launch failed, or a browser died before it did any work. */
  failed(): void {
    this.#failures += 1;
    this.stop();
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#resume();
    }, pauseAfter(this.#failures));
    this.#timer.unref();
  }

  /** A browser did its work: the next one that is lost is replaced at once. */
  succeeded(): void {
    this.#failures = 0;
    this.stop();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
