import { pause } from '../../test/harness/machine/pause.js';

/**
 * @typedef {object} Slot one measurement
 * @property {number} count PDFs that were finished in the window
 * @property {number} seconds length of the window
 * @property {number[]} latencies milliseconds of each of them
 * @property {Record<string, number>} cpu seconds in the window, by who spent them
 * @property {number} bytes of one of the PDFs
 */

/**
 * Keeps `lanes` jobs going and looks at a window of that: what runs at its beginning and end is under full load on both sides.
 * @param {object} options
 * @param {number} options.lanes
 * @param {number} options.seconds
 * @param {number} options.warmUpSeconds
 * @param {(lane: number) => Promise<number>} options.job resolves to the bytes of its PDF
 * @param {() => Record<string, number>} options.cpu seconds spent so far, by who spent them
 * @returns {Promise<Slot>} rejects when a job does
 */
export async function measure({ lanes, seconds, warmUpSeconds, job, cpu }) {
  const window = { open: false, over: false };
  /** @type {number[]} */
  const latencies = [];
  let bytes = 0;
  const run = async (/** @type {number} */ lane) => {
    while (!window.over) {
      const start = performance.now();
      bytes = await job(lane);
      if (window.open) latencies.push(performance.now() - start);
    }
  };
  const running = Promise.all(Array.from({ length: lanes }, (_, lane) => run(lane)));
  try {
    await Promise.race([running, pause(warmUpSeconds * 1000)]);
    const before = cpu();
    const start = performance.now();
    window.open = true;
    await Promise.race([running, pause(seconds * 1000)]);
    window.open = false;
    const length = (performance.now() - start) / 1000;
    const spent = Object.entries(cpu()).map(([who, value]) => [who, value - (before[who] ?? 0)]);
    return { count: latencies.length, seconds: length, latencies, cpu: Object.fromEntries(spent), bytes };
  } finally {
    window.over = true;
    await running;
  }
}
