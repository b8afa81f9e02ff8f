import { pause } from '../../harness/machine/pause.js';
import { browsersWithPages, mainBrowsers } from '../../harness/machine/browsers.js';
import { signal } from '../../harness/machine/processes.js';

/**
 * @typedef {object} Strike
 * @property {number} at performance.now()
 * @property {number} pid
 * @property {number} left browsers that were not struck
 */

/** Sends a signal to one of a service's browsers, again and again, until it is stopped. */
export class Storm {
  /**
   * @param {{ service: () => import('../../harness/service/service.js').Service, random: import('../../harness/random.js').Random, everyMs: number, signal: NodeJS.Signals,
   *   spare?: number }} options spare: it strikes only while so many others are past their start
   */
  constructor(options) {
    this.options = options;
    /** @type {Strike[]} */
    this.strikes = [];
    this.stopping = false;
    this.running = this.run();
  }

  /** @private */
  async run() {
    while (!this.stopping) {
      // Not in step with anything else that is regular.
      const end = performance.now() + this.options.everyMs * (0.75 + this.options.random.next() / 2);
      while (performance.now() < end && !this.stopping) await pause(Math.min(50, end - performance.now()));
      if (!this.stopping) this.strike();
    }
  }

  /** One blow, now. */
  strike() {
    const { service, spare = 0 } = this.options;
    const browsers = (spare > 0 ? browsersWithPages : mainBrowsers)(service().pid).filter(({ state }) => state !== 'T');
    if (browsers.length <= spare && (spare > 0 || browsers.length === 0)) return;
    const { pid } = this.options.random.pick(browsers);
    if (signal(pid, this.options.signal)) this.strikes.push({ at: performance.now(), pid, left: browsers.length - 1 });
  }

  async stop() {
    this.stopping = true;
    await this.running;
    return this.strikes;
  }
}

/**
 * How long it took after a strike until every browser was ready again, for each strike that was not followed by another before that; and whether the
 * last one ended so.
 * @param {readonly Strike[]} strikes
 * @param {readonly import('../../harness/service/service.js').LogLine[]} lines
 * @param {number} browsers
 */
export function recoveries(strikes, lines, browsers) {
  const full = lines.filter((line) => line.message === 'chromium.browser_ready' && usable(line['browsers']) >= browsers);
  const times = strikes.flatMap(({ at }, index) => {
    const again = full.find((line) => line.at > at)?.at ?? Number.POSITIVE_INFINITY;
    return again < (strikes[index + 1]?.at ?? Number.POSITIVE_INFINITY) ? [again - at] : [];
  });
  const last = strikes.at(-1);
  return { times, whole: last === undefined || full.some(({ at }) => at > last.at) };
}

/** @param {unknown} states */
function usable(states) {
  return Array.isArray(states) ? states.filter((state) => state === 'idle' || state === 'busy').length : 0;
}
