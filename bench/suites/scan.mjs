// How many browsers and pages are best here: a short look at each, in turns, before the rounds begin.
import { interleave } from '../lib/interleave.mjs';
import { progress, say } from '../lib/report.mjs';
import { median } from '../lib/statistics.mjs';

const FLOOR_CONFIGURATIONS = [
  ...[1, 2, 3, 4, 6, 8].map((pages) => ({ browsers: 1, pages })),
  ...[2, 4, 6, 8].map((pages) => ({ browsers: 2, pages })),
];
const BY_HAND_PAGES = [2, 3, 4];

/** @param {import('../lib/worker.mjs').Worker} floor @param {string} html @param {{ quick: boolean }} options @returns {Promise<{ browsers: number, pages: number }>} */
export function chooseFloor(floor, html, { quick }) {
  return best('floor', FLOOR_CONFIGURATIONS, quick, (configuration, times) =>
    floor.ask('measure', { ...configuration, html, ...times }),
  );
}

/** @param {import('../lib/worker.mjs').Worker} byHand @param {string} html @param {{ quick: boolean }} options @returns {Promise<number>} */
export function chooseByHand(byHand, html, { quick }) {
  return best('by hand', BY_HAND_PAGES, quick, (pages, times) => byHand.ask('measure', { pages, html, ...times }));
}

/**
 * @template T
 * @param {string} what
 * @param {readonly T[]} choices
 * @param {boolean} quick
 * @param {(choice: T, times: { seconds: number, warmUpSeconds: number }) => Promise<import('../lib/measure.mjs').Slot>} measure
 * @returns {Promise<T>}
 */
async function best(what, choices, quick, measure) {
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
  const [first] = ranked;
  if (!first) throw new Error(`nothing to choose for ${what}`);
  return first.choice;
}
