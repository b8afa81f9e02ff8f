// The targets, and whether a run met them.
import { say, table, withRange } from '../lib/report.mjs';
import { ratios, spread } from '../lib/statistics.mjs';
import { bestOf } from './speed-report.mjs';

/**
 * @typedef {object} Target
 * @property {string} what
 * @property {import('../lib/statistics.mjs').Spread} reached
 * @property {boolean} met
 */

/** @param {string} what @param {import('../lib/statistics.mjs').Spread | undefined} reached @param {(value: number) => boolean} isMet @returns {Target[]} none if it was not measured */
function target(what, reached, isMet) {
  return reached && Number.isFinite(reached.median) ? [{ what, reached, met: isMet(reached.median) }] : [];
}

/** @param {number} limit */
const atLeast = (limit) => (/** @type {number} */ value) => value >= limit;
/** @param {number} limit */
const atMost = (limit) => (/** @type {number} */ value) => value <= limit;

/** @param {import('./speed.mjs').Speed} speed @returns {Target[]} */
export function speedTargets({ rows, onePage }) {
  const postgres = bestOf(rows, 'service, PostgreSQL');
  const pglite = bestOf(rows, 'service, PGlite');
  const single = rows.find(({ contender, concurrency }) => contender === 'service, PostgreSQL' && concurrency === 1);
  const over = (/** @type {string} */ contender) => {
    const other = bestOf(rows, contender);
    return postgres && other && ratios(postgres.throughputs, other.throughputs);
  };
  const ofReference = postgres?.ofReference;
  return [
    ...target('service on PostgreSQL ≥ 1.15 × the reference floor', ofReference?.throughput, atLeast(1.15)),
    ...target('service on PGlite ≥ 1.0 × the reference floor', pglite?.ofReference.throughput, atLeast(1)),
    ...target('service ≥ 5 × jsreport', over('jsreport'), atLeast(5)),
    ...target('service ≥ 4 × by hand', over('by hand'), atLeast(4)),
    ...target('Chromium’s CPU per PDF ≤ 0.70 × the reference floor’s', ofReference?.chromium, atMost(0.7)),
    ...target('Node’s CPU per PDF ≤ 3.4 × the reference floor’s client', ofReference?.node, atMost(3.4)),
    ...target('median latency, one at a time ≤ 1.0 × the reference floor’s', single?.ofReference.latency, atMost(1)),
    ...(onePage ? target(onePageSays(onePage), spread([onePage.bytes / 1000]), (kB) => onePage.pages === 1 && kB <= 100) : []),
  ];
}

/** @param {{ lines: number, pages: number }} onePage */
function onePageSays({ lines, pages }) {
  return `a PDF of one page (${lines} lines${pages === 1 ? '' : `, which now take ${pages} pages`}) ≤ 100 kB`;
}

/** @param {readonly import('./growth.mjs').Growth[]} rows @returns {Target[]} */
export function growthTargets(rows) {
  const from = rows.find(({ lines }) => lines === 200);
  return rows
    .filter(({ lines }) => lines >= 10_000)
    .flatMap(({ lines, service }) =>
      target(
        `time a line, ${lines} over 200 lines ≤ 1.2`,
        from &&
          ratios(
            service.map((time) => time / lines),
            from.service.map((time) => time / from.lines),
          ),
        atMost(1.2),
      ),
    );
}

/** @param {readonly import('./e-invoice.mjs').Costs[]} costs @returns {Target[]} */
export function eInvoiceTargets(costs) {
  return costs.flatMap(({ concurrency, throughput, cpu }) => [
    ...target(`CPU of a PDF with an e-invoice inside, ${concurrency} at a time ≤ 1.08 × without`, cpu, atMost(1.08)),
    ...target(`PDFs a second with an e-invoice inside, ${concurrency} at a time ≥ 0.92 × without`, throughput, atLeast(0.92)),
  ]);
}

/** @param {Awaited<ReturnType<typeof import('./batch.mjs').measureBatch>>} results */
export function batchTargets(results) {
  return results
    .filter(({ isAlone }) => !isAlone)
    .flatMap(({ place, concurrency, ofAlone: [, , p99 = Number.NaN] }) =>
      target(`p99 of live requests ${place}, ${concurrency} at a time ≤ 2 × alone`, spread([p99]), atMost(2)),
    );
}

/** @param {readonly Target[]} targets */
export function sayTargets(targets) {
  if (targets.length === 0) return;
  const lines = targets.map(({ what, reached, met }) => [
    what,
    reached.min === reached.max ? reached.median.toFixed(2) : withRange(reached),
    met ? 'met' : 'NOT MET',
  ]);
  say(`\n${table(['target', 'reached', ''], lines)}`);
}
