// From slots to tables.
import { figure, say, table, withRange } from '../lib/report.mjs';
import { median, percentile, ratios, spread } from '../lib/statistics.mjs';

/**
 * @typedef {object} Row
 * @property {string} name
 * @property {number} concurrency
 * @property {import('../lib/statistics.mjs').Spread} throughput PDFs a second, over the rounds
 * @property {import('../lib/statistics.mjs').Spread | undefined} ofFloor throughput as a share of the floor's, round by round
 * @property {{ p50: number, p95: number, p99: number }} latency milliseconds, over all rounds
 * @property {import('../lib/statistics.mjs').Spread | undefined} latencyOfFloor median latency over that of the floor with one page, round by round
 * @property {Record<string, number>} cpu milliseconds a PDF, by who spent them
 * @property {import('../lib/statistics.mjs').Spread | undefined} costOfFloor all CPU of a PDF over that of the floor, round by round; the load's is not counted
 * @property {number[]} throughputs by round
 * @property {number[]} medians latency by round
 * @property {number[]} costs CPU milliseconds a PDF by round
 * @property {number} count PDFs
 */

/** @param {string} name */
const isFloor = (name) => name.startsWith('floor');

/** @param {readonly import('./speed.mjs').Entry[]} entries @param {ReadonlyMap<string, import('../lib/measure.mjs').Slot[]>} slots @returns {Row[]} */
export function summarise(entries, slots) {
  const rows = entries.map(({ name, concurrency }) => {
    const own = slots.get(name) ?? [];
    const latencies = own.flatMap((slot) => slot.latencies);
    const count = own.reduce((sum, slot) => sum + slot.count, 0);
    const throughputs = own.map((slot) => slot.count / slot.seconds);
    return {
      name,
      concurrency,
      throughput: spread(throughputs),
      latency: { p50: median(latencies), p95: percentile(latencies, 0.95), p99: percentile(latencies, 0.99) },
      cpu: cpuOf(own),
      costs: own.map(costOf),
      throughputs,
      medians: own.map((slot) => median(slot.latencies)),
      count,
    };
  });
  const floors = rows.filter(({ name }) => isFloor(name));
  const best = floors.toSorted((a, b) => b.throughput.median - a.throughput.median)[0];
  const single = floors.find(({ concurrency }) => concurrency === 1);
  return rows.map((row) => ({
    ...row,
    ofFloor: best && ratios(row.throughputs, best.throughputs),
    costOfFloor: best && ratios(row.costs, best.costs),
    latencyOfFloor: single && row.concurrency === 1 ? ratios(row.medians, single.medians) : undefined,
  }));
}

/** Milliseconds of CPU a PDF: the median over the rounds. @param {readonly import('../lib/measure.mjs').Slot[]} slots */
function cpuOf(slots) {
  const names = Object.keys(slots[0]?.cpu ?? {});
  return Object.fromEntries(
    names.map((name) => [name, median(slots.map(({ cpu, count }) => ((cpu[name] ?? 0) / count) * 1000))]),
  );
}

/** @param {import('../lib/measure.mjs').Slot} slot */
function costOf({ cpu, count }) {
  const seconds = Object.entries(cpu).reduce((sum, [who, own]) => (who === 'load' ? sum : sum + own), 0);
  return (seconds / count) * 1000;
}

/** @param {readonly Row[]} rows */
export function saySpeed(rows) {
  const head = ['contender, concurrency', 'PDFs/s', 'of the floor', 'p50 ms', 'p95', 'p99'];
  head.push('CPU ms: Chromium', 'Node', 'PostgreSQL', 'load', 'CPU over the floor’s');
  const lines = rows.map(({ name, throughput, ofFloor, latency, cpu, costOfFloor }) => [
    name,
    withRange(throughput),
    ofFloor ? withRange(ofFloor) : '–',
    ...[latency.p50, latency.p95, latency.p99, cpu['chromium'], cpu['node'], cpu['postgresql'], cpu['load']].map(figure),
    costOfFloor ? withRange(costOfFloor) : '–',
  ]);
  say(`\n${table(head, lines)}`);
}

/** The targets, and whether this run met them. @param {readonly Row[]} rows */
export function sayTargets(rows) {
  const bestOf = (/** @type {string} */ start) =>
    rows.filter(({ name }) => name.startsWith(start)).toSorted((a, b) => b.throughput.median - a.throughput.median)[0];
  const postgres = bestOf('service, PostgreSQL');
  const single = rows.find(({ name }) => name === 'service, PostgreSQL, 1');
  /** @type {[what: string, reached: import('../lib/statistics.mjs').Spread | undefined, target: number, met: (value: number) => boolean][]} */
  const targets = [
    ['service on PostgreSQL ≥ 0.90 of the floor', postgres?.ofFloor, 0.9, (value) => value >= 0.9],
    ['service on PGlite ≥ 0.80 of the floor', bestOf('service, PGlite')?.ofFloor, 0.8, (value) => value >= 0.8],
    ['service ≥ 4 × by hand', over(postgres, bestOf('by hand')), 4, (value) => value >= 4],
    ['service ≥ 6 × jsreport', over(postgres, bestOf('jsreport')), 6, (value) => value >= 6],
    ['median latency, one at a time ≤ 1.25 × the floor’s', single?.latencyOfFloor, 1.25, (value) => value <= 1.25],
  ];
  const lines = targets.flatMap(([what, reached, , met]) =>
    reached && Number.isFinite(reached.median) ? [[what, withRange(reached), met(reached.median) ? 'met' : 'NOT MET']] : [],
  );
  if (lines.length > 0) say(`\n${table(['target', 'reached', ''], lines)}`);
}

/** @param {Row | undefined} own @param {Row | undefined} other */
function over(own, other) {
  return own && other ? ratios(own.throughputs, other.throughputs) : undefined;
}
