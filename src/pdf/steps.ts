/** One step of a request, on the monotonic clock (`performance.now()`). */
export interface Step {
  name: string;
  start: number;
  end: number;
  /** It ended with an error. */
  failed: boolean;
}

/** The steps of a request, as they end: for its log line, its metrics and its trace. */
export class Steps {
  readonly #ended: Step[] = [];

  /** Does one step. @throws what the work throws */
  async time<T>(name: string, work: () => Promise<T> | T): Promise<T> {
    const start = performance.now();
    try {
      const result = await work();
      this.#add(name, start);
      return result;
    } catch (error) {
      this.#add(name, start, true);
      throw error;
    }
  }

  /** In the order in which they ended. */
  get ended(): readonly Step[] {
    return this.#ended;
  }

  /** The time of each step in milliseconds, rounded to a tenth. Steps of one name are added up. */
  get milliseconds(): Readonly<Record<string, number>> {
    const sums: Record<string, number> = {};
    for (const { name, start, end } of this.#ended) sums[name] = (sums[name] ?? 0) + end - start;
    for (const name of Object.keys(sums)) sums[name] = Math.round((sums[name] ?? 0) * 10) / 10;
    return sums;
  }

  #add(name: string, start: number, failed = false): void {
    this.#ended.push({ name, start, end: performance.now(), failed });
  }
}
