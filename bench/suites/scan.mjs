// How many browsers and pages are best here: a short look at each, in turns, before the rounds begin.
import { interleave } from '../lib/interleave.mjs';
import { progress, say } from '../lib/report.mjs';
import { median } from '../lib/statistics.mjs';

const FLOOR_CONFIGURATIONS = [
  ...[1, 2, 3, 4, 6, 8].map((pages) => ({ browsers: 1, pages })),
  ...[2, 4, 6, 8].map((pages) => ({ browsers: 2, pages })),
];
const BY_HAND_PAGES = [2, 3, 4];

/** @param {string} what @param {import('../lib/worker.mjs').Worker} floor @param {string} messages a file @param {{ quick: boolean }} options @returns {Promise<{ browsers: number, pages: number }[]>} the two best, as a short look may mistake one for the other */
export function chooseFloor(what, floor, messages, { quick }) {
  return best(2, what, FLOOR_CONFIGURATIONS, quick, (configuration, times) =>
    floor.ask('measure', { ...configuration, messages, ...times }),
  );
}

/** @param {import('../lib/worker.mjs').Worker} byHand @param {string} html @param {{ quick: boolean }} options @returns {Promise<number>} */
export async function chooseByHand(byHand, html, { quick }) {
  const [pages] = await best(1, 'by hand', BY_HAND_PAGES, quick, (count, times) =>
    byHand.ask('measure', { pages: count, html, ...times }),
  );
  return pages ?? 1;
}

/**
 * @template T
 * @param {number} count of the best
 * @param {string} what
 * @param {readonly T[]} choices
 * @param {boolean} quick
 * @param {(choice: T, times: { seconds: number, warmUpSeconds: number }) => Promise<import('../lib/measure.mjs').Slot>} measure
 * @returns {Promise<T[]>}
 */
async function best(count, what, choices, quick, measure) {
  const seconds = quick ? 0.5 : 1.5;
  /** @type {Map<T, number[]>} */
  const speeds = new Map(choices.map((choice) => [choice, []]));
  for (const order of interleave(choices, quick ? 1 : 4)) {
    for (const choice of order) {
      progress(`scan of ${what}: ${JSON.stringify(choice)}`);
      const slot = await measure(choice, { seconds, warmUpSeconds: 0.3 });
      speeds.get(choice)?.push(slot.count / slot.seconds);
    }
  }
  progress('');
  const ranked = [...speeds].map(([choice, values]) => ({ choice, speed: median(values) })).toSorted((a, b) => b.speed - a.speed);
  say(`scan of ${what}: ${ranked.map(({ choice, speed }) => `${JSON.stringify(choice)} ${speed.toFixed(1)}/s`).join(', ')}`);
  return ranked.slice(0, count).map(({ choice }) => choice);
}
