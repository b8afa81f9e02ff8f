/** How long each step of a request took, in milliseconds: for its log line. */
export class Steps {
  readonly #milliseconds: Record<string, number> = {};

  async time<T>(step: string, work: Promise<T>): Promise<T> {
    const start = performance.now();
    try {
      return await work;
    } finally {
      this.#add(step, start);
    }
  }

  timeSync<T>(step: string, work: () => T): T {
    const start = performance.now();
    try {
      return work();
    } finally {
      this.#add(step, start);
    }
  }

  /** Rounded to a tenth. */
  get milliseconds(): Readonly<Record<string, number>> {
    return { ...this.#milliseconds };
  }

  #add(step: string, start: number): void {
    this.#milliseconds[step] = Math.round((performance.now() - start) * 10) / 10;
  }
}
