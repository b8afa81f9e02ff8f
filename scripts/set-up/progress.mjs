/** Says what set-up does, while it does it. Goes to standard error: standard output belongs to the command that follows. */
export class Progress {
  #quiet;

  /** @param {boolean} quiet */
  constructor(quiet) {
    this.#quiet = quiet;
  }

  /** @param {string} what @param {string} detail */
  reused(what, detail) {
    if (!this.#quiet) say(`✓ ${what.padEnd(15)} ${detail}`);
  }

  /**
   * Runs a step that may take a while, and says so before, during and after.
   * @template T
   * @param {string} what
   * @param {string} doing
   * @param {() => Promise<T>} step
   * @returns {Promise<T>}
   */
  async step(what, doing, step) {
    const start = Date.now();
    const seconds = () => Math.round((Date.now() - start) / 1000);
    say(`→ ${what.padEnd(15)} ${doing} …`);
    const beat = setInterval(() => say(`  ${''.padEnd(15)} still at it, ${seconds()} s`), 10_000);
    try {
      const result = await step();
      say(`✓ ${what.padEnd(15)} done in ${seconds()} s`);
      return result;
    } finally {
      clearInterval(beat);
    }
  }
}

/** @param {string} line */
export function say(line) {
  process.stderr.write(`${line}\n`);
}
