// What an e-invoice inside its PDF costs: the same invoice of the same service with it and without it, in turns.
import { interleave } from '../lib/interleave.mjs';
import { figure, progress, say, table, withRange } from '../lib/report.mjs';
import { startService } from '../lib/service.mjs';
import { median, ratios } from '../lib/statistics.mjs';
import { startWorker } from '../lib/worker.mjs';
import { WARM_UP_SECONDS } from './speed.mjs';

/** Once for each, until what V8 compiles is compiled. */
const FIRST_WARM_UP_SECONDS = 6;
const AT_A_TIME = [1, 4];
const KINDS = ['none', 'factur-x'];

/**
 * @typedef {object} Row
 * @property {string} kind of the e-invoice
 * @property {number} concurrency
 * @property {number[]} throughputs PDFs a second, by round
 * @property {number[]} cpu milliseconds of all processes for a PDF, by round
 * @property {number[]} node milliseconds of Node's CPU for a PDF, by round
 * @property {number} bytes
 *
 * @typedef {object} Costs of an e-invoice over none
 * @property {number} concurrency
 * @property {import('../lib/statistics.mjs').Spread} throughput
 * @property {import('../lib/statistics.mjs').Spread} cpu
 */

/** @param {import('../benchmark.mjs').Run} run @returns {Promise<{ rows: Row[], costs: Costs[] }>} */
export async function measureEInvoice({ options, folder, postgres, documents }) {
  const load = await startWorker(new URL('../contenders/load.mjs', import.meta.url));
  const service = await startService({ folder, settings: { ...postgres.settings, ...options.settings } });
  try {
    const target = { port: service.port, tokens: service.tokens, pid: service.pid, postgres: postgres.pid };
    const paths = documents.get(options.lines)?.paths ?? [];
    /** @type {Row[]} */
    const rows = AT_A_TIME.flatMap((concurrency) =>
      KINDS.map((kind) => ({ kind, concurrency, throughputs: [], cpu: [], node: [], bytes: 0 })),
    );
    const measure = (/** @type {Row} */ { kind, concurrency }, /** @type {number} */ seconds) =>
      load.ask('measure', {
        target,
        // A broken rule is an answer with 422, which ends the run.
        paths: paths.map((path) => `${path}?e_invoice=${kind}&e_invoice_faults=strict`),
        concurrency,
        seconds,
        warmUpSeconds: WARM_UP_SECONDS,
      });
    for (const row of rows) await measure(row, options.quick ? 0.5 : FIRST_WARM_UP_SECONDS);
    for (const [round, order] of interleave(rows, options.rounds).entries()) {
      for (const row of order) {
        progress(`round ${round + 1} of ${options.rounds}: ${row.kind}, ${row.concurrency}`);
        add(row, await measure(row, options.seconds));
      }
    }
    progress('');
    sayRows(rows);
    return { rows, costs: AT_A_TIME.map((concurrency) => costsOf(rows, concurrency)) };
  } finally {
    await load.stop();
    await service.stop();
  }
}

/** @param {Row} row @param {import('../lib/measure.mjs').Slot} slot */
function add(row, { count, seconds, cpu: { load: _load, ...cpu }, bytes }) {
  const perPdf = (/** @type {number} */ spent) => (spent * 1000) / count;
  row.throughputs.push(count / seconds);
  row.cpu.push(perPdf(Object.values(cpu).reduce((sum, one) => sum + one, 0)));
  row.node.push(perPdf(cpu['node'] ?? 0));
  row.bytes = bytes;
}

/** @param {readonly Row[]} rows @param {number} concurrency @returns {Costs} */
function costsOf(rows, concurrency) {
  const [off, on] = KINDS.map((kind) => rows.find((row) => row.kind === kind && row.concurrency === concurrency));
  if (!off || !on) throw new Error(`nothing was measured at ${concurrency} at a time`);
  return { concurrency, throughput: ratios(on.throughputs, off.throughputs), cpu: ratios(on.cpu, off.cpu) };
}

/** @param {readonly Row[]} rows */
function sayRows(rows) {
  const cells = rows.map((row) => {
    const { throughput, cpu } = costsOf(rows, row.concurrency);
    const isOff = row.kind === 'none';
    return [
      row.kind,
      String(row.concurrency),
      figure(median(row.throughputs)),
      isOff ? '1.00' : withRange(throughput),
      figure(median(row.cpu)),
      isOff ? '1.00' : withRange(cpu),
      figure(median(row.node)),
      figure(row.bytes / 1000),
    ];
  });
  const head = ['e-invoice', 'at a time', 'PDFs/s', 'of none', 'CPU ms', 'of none', 'Node’s CPU ms', 'kB'];
  say(`\n${table(head, cells)}`);
}
