/** How often a long step reports in a log, where no line can be overwritten, in milliseconds. */
const BEAT_MS = 15_000;
const TICK_MS = 1000;

/** @typedef {(state: string) => void} Tell reports what a step waits for; '' when it goes on */

/** Shows which step of set-up runs and for how long. Writes to standard error: standard output belongs to the command that follows. */
export class Progress {
  #quiet;
  #ticks;

  /** @param {boolean} quiet @param {boolean} [ticks] whether a line may be overwritten again and again: on a terminal, but not in a log of CI */
  constructor(quiet, ticks = process.stderr.isTTY && !process.env['CI'] && process.env['TERM'] !== 'dumb') {
    this.#quiet = quiet;
    this.#ticks = ticks;
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
   * @param {(tell: Tell) => Promise<T>} step
   * @returns {Promise<T>}
   */
  async step(what, doing, step) {
    const start = Date.now();
    const seconds = () => `${Math.round((Date.now() - start) / 1000)} s`;
    let state = doing;
    const tick = () => this.#overwrite(`→ ${what.padEnd(15)} ${state} … ${seconds()}`);
    const beat = () => say(`  ${''.padEnd(15)} ${state === doing ? 'still running' : state}, ${seconds()}`);
    /** @type {Tell} */
    const tell = (words) => {
      const next = words === '' ? doing : words;
      if (next === state) return;
      state = next;
      if (this.#ticks) tick();
      else say(`  ${''.padEnd(15)} ${state === doing ? 'goes on' : state} …`);
    };
    if (this.#ticks) tick();
    else say(`→ ${what.padEnd(15)} ${doing} …`);
    const timer = setInterval(this.#ticks ? tick : beat, this.#ticks ? TICK_MS : BEAT_MS);
    /** @param {string} line */
    const end = (line) => {
      clearInterval(timer);
      if (this.#ticks) process.stderr.write('\r\u001B[2K');
      say(line);
    };
    try {
      const result = await step(tell);
      end(`✓ ${what.padEnd(15)} done in ${seconds()}`);
      return result;
    } catch (error) {
      end(`✗ ${what.padEnd(15)} ${doing}: failed after ${seconds()}`);
      throw error;
    }
  }

  /** @param {string} line */
  #overwrite(line) {
    // A line that wraps could not be overwritten.
    process.stderr.write(`\r\u001B[2K${line.slice(0, (process.stderr.columns || 80) - 1)}`);
  }
}

/** @param {string} line */
export function say(line) {
  process.stderr.write(`${line}\n`);
}
