// What a flood of batches costs a caller of single PDFs: alone, beside the flood in one process, and beside a worker process on the same machine; in turns.
import { join } from 'node:path';
import { bulkDatabase, bulkSettings, Flood } from '../lib/bulk.mjs';
import { interleave } from '../lib/interleave.mjs';
import { figure, progress, say, table, withRange } from '../lib/report.mjs';
import { startService } from '../lib/service.mjs';
import { median, percentile, ratios } from '../lib/statistics.mjs';
import { startWorker } from '../lib/worker.mjs';
import { WARM_UP_SECONDS } from './speed.mjs';

const FIRST_WARM_UP_SECONDS = 6;
/** Live requests at a time. */
const AT_A_TIME = [1, 2];

/**
 * @typedef {object} Place where the bulk work is done
 * @property {string} name
 * @property {import('../lib/service.mjs').Service} service that answers live requests
 * @property {Flood | null} flood
 *
 * @typedef {object} Row
 * @property {Place} place
 * @property {number} concurrency
 * @property {number[][]} latencies by round
 * @property {number[]} bulk invoices a second meanwhile, by round
 */

/** @param {import('../benchmark.mjs').Run} run */
export async function measureBatch(run) {
  const { options, folder } = run;
  const [both, apart] = [await bulkDatabase(run, 'bulk_all'), await bulkDatabase(run, 'bulk_apart')];
  const settings = { ...bulkSettings(join(folder, 'batches')), ...options.settings };
  const all = await startService({ folder, settings: { ...both.settings, ...settings, ROLE: 'all' } });
  const front = await startService({ folder, settings: { ...apart.settings, ...settings, ROLE: 'http' } });
  const worker = await startService({ folder, settings: { ...apart.settings, ...settings, ROLE: 'worker' } });
  const load = await startWorker(new URL('../contenders/load.mjs', import.meta.url));
  try {
    const floodOf = (
      /** @type {import('../lib/service.mjs').Service} */ service,
      /** @type {typeof both} */ { settings: { DATABASE_URL: url } },
    ) => new Flood(service, url);
    /** @type {Place[]} */
    const places = [
      { name: 'alone', service: all, flood: null },
      { name: 'beside a batch, ROLE=all', service: all, flood: floodOf(all, both) },
      { name: 'beside a batch, worker process', service: front, flood: floodOf(front, apart) },
    ];
    /** @type {Row[]} */
    const rows = AT_A_TIME.flatMap((concurrency) => places.map((place) => ({ place, concurrency, latencies: [], bulk: [] })));
    const paths = run.documents.get(options.lines)?.paths ?? [];
    const measure = (/** @type {Row} */ { place: { service }, concurrency }, /** @type {number} */ seconds) =>
      load.ask('measure', {
        target: { port: service.port, tokens: service.tokens, pid: service.pid },
        paths,
        concurrency,
        seconds,
        warmUpSeconds: WARM_UP_SECONDS,
      });
    for (const { service } of places) {
      await measure(
        { place: { name: '', service, flood: null }, concurrency: 2, latencies: [], bulk: [] },
        options.quick ? 0.5 : FIRST_WARM_UP_SECONDS,
      );
    }
    for (const [round, order] of interleave(rows, options.rounds).entries()) {
      for (const row of order) {
        progress(`round ${round + 1} of ${options.rounds}: ${row.place.name}, ${row.concurrency}`);
        await addRound(row, () => measure(row, options.seconds));
      }
    }
    progress('');
    const results = rows.map((row) => resultOf(row, rows));
    sayResults(results);
    return results;
  } finally {
    await load.stop();
    for (const service of [worker, front, all]) await service.stop();
  }
}

/** @param {Row} row @param {() => Promise<import('../lib/measure.mjs').Slot>} measure */
async function addRound({ place: { flood }, latencies, bulk }, measure) {
  await flood?.start();
  const before = (await flood?.done()) ?? 0;
  const start = performance.now();
  latencies.push((await measure()).latencies);
  bulk.push((((await flood?.done()) ?? 0) - before) / ((performance.now() - start) / 1000));
  await flood?.stop();
}

/** @param {Row} row @param {readonly Row[]} rows */
function resultOf({ place, concurrency, latencies, bulk }, rows) {
  const alone = rows.find((row) => row.concurrency === concurrency && row.place.flood === null);
  const at = (/** @type {number[][]} */ rounds, /** @type {number} */ share) => rounds.map((round) => percentile(round, share));
  const shares = [0.5, 0.95, 0.99];
  return {
    place: place.name,
    isAlone: place.flood === null,
    concurrency,
    count: latencies.flat().length,
    milliseconds: shares.map((share) => percentile(latencies.flat(), share)),
    ofAlone: shares.map((share) => percentile(latencies.flat(), share) / percentile(alone?.latencies.flat() ?? [], share)),
    p99ByRound: ratios(at(latencies, 0.99), at(alone?.latencies ?? [], 0.99)),
    bulkPerSecond: median(bulk),
  };
}

/** @param {readonly ReturnType<typeof resultOf>[]} results */
function sayResults(results) {
  const rows = results.map(({ place, isAlone, concurrency, count, milliseconds, ofAlone, p99ByRound, bulkPerSecond }) => [
    place,
    String(concurrency),
    String(count),
    milliseconds.map((one) => one.toFixed(0)).join(', '),
    isAlone ? '1.00' : ofAlone.map((one) => one.toFixed(2)).join(', '),
    isAlone ? '1.00' : withRange(p99ByRound),
    isAlone ? '–' : figure(bulkPerSecond),
  ]);
  const head = [
    'live requests',
    'at a time',
    'PDFs',
    'p50, p95, p99 ms',
    'of alone',
    'p99 of alone, by round',
    'bulk invoices/s',
  ];
  say(`\n${table(head, rows)}`);
}
