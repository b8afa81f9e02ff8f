// How the throughput of batches grows with the number of workers, and what an invoice of a batch costs; in turns.
import { join } from 'node:path';
import { pause } from '../../test/harness/machine/pause.js';
import { memoryOf, treeOf } from '../../test/harness/machine/processes.js';
import { bulkDatabase, bulkSettings, Flood } from '../lib/bulk.mjs';
import { cpuApart, cpuOfTree } from '../lib/cpu.mjs';
import { interleave } from '../lib/interleave.mjs';
import { figure, progress, say, table, withRange } from '../lib/report.mjs';
import { startService } from '../lib/service.mjs';
import { median, ratios } from '../lib/statistics.mjs';
import { startWorker } from '../lib/worker.mjs';
import { WARM_UP_SECONDS } from './speed.mjs';

const WORKERS = [1, 2, 3, 4];
/** After their start, until what V8 compiles is compiled. */
const WARM_UP_MS = 8000;
/** Each measurement is longer than usual: chunks begin and end within it. */
const LONGER = 3;

/**
 * @typedef {object} Row
 * @property {number} workers 0: single requests, four at a time, for comparison
 * @property {number[]} perSecond by round
 * @property {number[]} cpu milliseconds of all processes for an invoice, by round
 * @property {number[]} node
 * @property {number[]} chromium
 * @property {number[]} postgresql
 * @property {number[]} memory MB of one worker with its browsers
 */

/** @param {import('../benchmark.mjs').Run} run */
export async function measureBatchWorkers(run) {
  const { options, folder, postgres } = run;
  const database = await bulkDatabase(run, 'bulk_workers');
  const settings = { ...database.settings, ...bulkSettings(join(folder, 'batches')), ...options.settings };
  const front = await startService({ folder, settings: { ...settings, ROLE: 'http' } });
  const load = await startWorker(new URL('../contenders/load.mjs', import.meta.url));
  const flood = new Flood(front, settings['DATABASE_URL'] ?? '');
  const seconds = options.seconds * LONGER;
  /** @type {Row[]} */
  const rows = [0, ...WORKERS].map((workers) => ({
    workers,
    perSecond: [],
    cpu: [],
    node: [],
    chromium: [],
    postgresql: [],
    memory: [],
  }));
  const live = async (/** @type {number} */ length) => {
    const target = { port: front.port, tokens: front.tokens, pid: front.pid, postgres: postgres.pid };
    const paths = run.documents.get(options.lines)?.paths ?? [];
    return load.ask('measure', { target, paths, concurrency: 4, seconds: length, warmUpSeconds: WARM_UP_SECONDS });
  };
  try {
    await live(options.quick ? 0.5 : 6);
    for (const [round, order] of interleave(rows, options.rounds).entries()) {
      for (const row of order) {
        progress(`round ${round + 1} of ${options.rounds}: ${row.workers} workers`);
        if (row.workers === 0) addLive(row, await live(seconds));
        else await addBulk(row, { folder, settings, flood, seconds, postgres: postgres.pid ?? 0, quick: options.quick });
      }
    }
  } finally {
    await load.stop();
    await front.stop();
  }
  progress('');
  sayRows(rows);
  return rows;
}

/** @param {Row} row @param {import('../lib/measure.mjs').Slot} slot */
function addLive(row, { count, seconds, cpu: { node = 0, chromium = 0, postgresql = 0 } }) {
  add(row, { count, seconds, node, chromium, postgresql });
}

/** @param {Row} row @param {{ folder: string, settings: Record<string, string>, flood: Flood, seconds: number, postgres: number, quick: boolean }} parts */
async function addBulk(row, { folder, settings, flood, seconds, postgres, quick }) {
  const workers = await Promise.all(
    Array.from({ length: row.workers }, () => startService({ folder, settings: { ...settings, ROLE: 'worker' } })),
  );
  try {
    await flood.start();
    await pause(quick ? 1000 : WARM_UP_MS);
    const look = async () => {
      const apart = workers.map(({ pid }) => cpuApart(pid));
      const sum = (/** @type {'own' | 'children'} */ which) => apart.reduce((total, one) => total + one[which], 0);
      return {
        at: performance.now(),
        count: await flood.done(),
        node: sum('own'),
        chromium: sum('children'),
        postgresql: cpuOfTree(postgres),
      };
    };
    const before = await look();
    await pause(seconds * 1000);
    const after = await look();
    const [first] = workers;
    if (first) row.memory.push(treeOf(first.pid).reduce((sum, { pid }) => sum + memoryOf(pid), 0) / 1e6);
    add(row, {
      count: after.count - before.count,
      seconds: (after.at - before.at) / 1000,
      node: after.node - before.node,
      chromium: after.chromium - before.chromium,
      postgresql: after.postgresql - before.postgresql,
    });
    await flood.stop();
  } finally {
    await Promise.all(workers.map((worker) => worker.stop()));
  }
}

/** @param {Row} row @param {{ count: number, seconds: number, node: number, chromium: number, postgresql: number }} slot */
function add(row, { count, seconds, node, chromium, postgresql }) {
  row.perSecond.push(count / seconds);
  row.node.push((node * 1000) / count);
  row.chromium.push((chromium * 1000) / count);
  row.postgresql.push((postgresql * 1000) / count);
  row.cpu.push(((node + chromium + postgresql) * 1000) / count);
}

/** @param {readonly Row[]} rows */
function sayRows(rows) {
  const [live, one] = rows;
  const cells = rows.map((row) => [
    row.workers === 0 ? 'single requests, 4 at a time' : `${row.workers} worker${row.workers === 1 ? '' : 's'}`,
    figure(median(row.perSecond) * 60),
    row.workers <= 1 ? '' : withRange(ratios(row.perSecond, one?.perSecond ?? [])),
    figure(median(row.cpu)),
    row.workers === 0 ? '1.00' : withRange(ratios(row.cpu, live?.cpu ?? [])),
    [row.chromium, row.node, row.postgresql].map((values) => figure(median(values))).join(' / '),
    row.memory.length === 0 ? '' : figure(median(row.memory)),
  ]);
  const head = [
    '',
    'invoices/min',
    'of one worker',
    'CPU ms',
    'of single requests',
    'Chromium / Node / PostgreSQL',
    'MB of a worker',
  ];
  say(`\n${table(head, cells)}`);
}
