// From slots to the one table.
import { figure, say, table, withRange } from '../lib/report.mjs';
import { median, percentile, ratios, spread } from '../lib/statistics.mjs';

/** @typedef {import('../lib/statistics.mjs').Spread} Spread */

/**
 * @typedef {object} Row
 * @property {string} contender
 * @property {string} place how many pages in how many browsers, of a floor
 * @property {number} concurrency
 * @property {Spread} throughput PDFs a second, over the rounds
 * @property {{ p50: number, p95: number, p99: number }} latency milliseconds, over all rounds
 * @property {Record<string, number>} cpu milliseconds a PDF, by who spent them: the median over the rounds
 * @property {number} bytes of a PDF
 * @property {number} count PDFs
 * @property {number[]} throughputs by round
 * @property {number[]} medians latency by round
 * @property {Record<string, number>[]} costs CPU milliseconds a PDF by round, by who spent them; `all` is without the load's
 *
 * @typedef {object} Compared with the reference floor, round by round; undefined without one
 * @property {Spread | undefined} throughput as a share of the floor's best
 * @property {Spread | undefined} chromium its CPU over that of the floor's best
 * @property {Spread | undefined} node its CPU as a multiple of the floor's client
 * @property {Spread | undefined} all CPU over all CPU
 * @property {Spread | undefined} latency one at a time, over that of the floor with one page
 *
 * @typedef {Row & { ofReference: Compared }} ComparedRow
 */

export const REFERENCE = 'reference floor';

/** @param {readonly import('./speed.mjs').Entry[]} entries @param {ReadonlyMap<import('./speed.mjs').Entry, import('../lib/measure.mjs').Slot[]>} slots @returns {ComparedRow[]} */
export function summarise(entries, slots) {
  const rows = entries.map((entry) => rowOf(entry, slots.get(entry) ?? []));
  const best = bestOf(rows, REFERENCE);
  const single = rows.find(({ contender, concurrency }) => contender === REFERENCE && concurrency === 1);
  return rows.map((row) => {
    const cost = (/** @type {string} */ who) => best && ratios(costsOf(row, who), costsOf(best, who));
    return {
      ...row,
      ofReference: {
        throughput: best && ratios(row.throughputs, best.throughputs),
        chromium: cost('chromium'),
        node: cost('node'),
        all: cost('all'),
        latency: single && row.concurrency === 1 ? ratios(row.medians, single.medians) : undefined,
      },
    };
  });
}

/** The row of a contender with the most PDFs a second. @template {Row} T @param {readonly T[]} rows @param {string} contender */
export function bestOf(rows, contender) {
  return rows.filter((row) => row.contender === contender).toSorted((a, b) => b.throughput.median - a.throughput.median)[0];
}

/** @param {import('./speed.mjs').Entry} entry @param {readonly import('../lib/measure.mjs').Slot[]} slots @returns {Row} */
function rowOf({ contender, place = '', concurrency }, slots) {
  const latencies = slots.flatMap((slot) => slot.latencies);
  const throughputs = slots.map((slot) => slot.count / slot.seconds);
  const costs = slots.map(costOf);
  const names = Object.keys(costs[0] ?? {});
  return {
    contender,
    place,
    concurrency,
    throughput: spread(throughputs),
    latency: { p50: median(latencies), p95: percentile(latencies, 0.95), p99: percentile(latencies, 0.99) },
    cpu: Object.fromEntries(names.map((name) => [name, median(costs.map((cost) => cost[name] ?? 0))])),
    bytes: median(slots.map(({ bytes }) => bytes)),
    count: slots.reduce((sum, slot) => sum + slot.count, 0),
    throughputs,
    medians: slots.map((slot) => median(slot.latencies)),
    costs,
  };
}

/** @param {import('../lib/measure.mjs').Slot} slot @returns {Record<string, number>} */
function costOf({ cpu, count }) {
  const costs = Object.entries(cpu).map(([who, seconds]) => /** @type {const} */ ([who, (seconds / count) * 1000]));
  const all = costs.reduce((sum, [who, own]) => (who === 'load' ? sum : sum + own), 0);
  return { ...Object.fromEntries(costs), all };
}

/** @param {Row} row @param {string} who */
function costsOf({ costs }, who) {
  return costs.map((cost) => cost[who]);
}

/** @param {readonly ComparedRow[]} rows */
export function saySpeed(rows) {
  const head = ['contender', 'at once', 'PDFs/s', 'of the reference floor', 'p50 ms', 'p95', 'p99'];
  head.push('CPU ms: Chromium', 'Node', 'PostgreSQL', 'over the reference floor’s: Chromium', 'Node', 'all', 'PDF kB');
  const ratio = (/** @type {Spread | undefined} */ value) => (value ? withRange(value) : '–');
  const lines = rows.map(({ contender, place, concurrency, throughput, latency, cpu, ofReference, bytes }) => [
    place === '' ? contender : `${contender}, ${place}`,
    String(concurrency),
    withRange(throughput),
    ratio(ofReference.throughput),
    ...[latency.p50, latency.p95, latency.p99, cpu['chromium'], cpu['node'], cpu['postgresql']].map(figure),
    ...[ofReference.chromium, ofReference.node, ofReference.all].map(ratio),
    figure(bytes / 1000),
  ]);
  say(`\n${table(head, lines)}`);
}
