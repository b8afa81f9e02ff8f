// How time and memory grow with the lines of an invoice, one print at a time, beside the reference floor with the frozen document of as many lines.
import { interleave } from '../lib/interleave.mjs';
import { peakMemory } from '../lib/memory.mjs';
import { figure, progress, say, table, withRange } from '../lib/report.mjs';
import { startService } from '../lib/service.mjs';
import { median, ratios } from '../lib/statistics.mjs';
import { startWorker } from '../lib/worker.mjs';

const MILLION = 2 ** 20;

/** Lines of the invoices. @param {{ quick: boolean, long: boolean }} options */
export const growthLengths = ({ quick, long }) => [1, 20, 200, ...(quick ? [] : [2000, 10_000]), ...(long ? [20_000] : [])];

/** Whatever would stop a giant: how long it takes is what is asked. */
const NO_LIMITS = { REQUEST_TIMEOUT_MS: '600000', PRINT_TIMEOUT_MS: '600000', DATABASE_QUERY_TIMEOUT_MS: '60000' };

/** So many prints of a length in a row, of which the fastest half counts for nothing more than the rest: the median. @param {number} lines */
const repetitions = (lines) => (lines <= 20 ? 15 : lines <= 200 ? 7 : lines <= 2000 ? 2 : 1);

/**
 * @typedef {object} Growth
 * @property {number} lines
 * @property {number[]} service milliseconds, the median of each round
 * @property {number[]} floor
 * @property {number} bytes
 * @property {number} pages
 * @property {{ node: number, chromium: number }} memory bytes at most
 */

/** @param {import('../benchmark.mjs').Run} run */
export async function measureGrowth({ options, folder, postgres, documents }) {
  const floor = await startWorker(new URL('../contenders/floor.mjs', import.meta.url), {
    env: { BENCH_FLOOR: 'reference' },
  });
  const load = await startWorker(new URL('../contenders/load.mjs', import.meta.url));
  const service = await startService({ folder, settings: { ...postgres.settings, ...NO_LIMITS, ...options.settings } });
  try {
    const target = { port: service.port, tokens: service.tokens, pid: service.pid };
    /** @type {Growth[]} */
    const rows = [];
    for (const lines of growthLengths(options)) {
      const paths = documents.get(lines)?.paths ?? [];
      progress(`growth: memory for ${lines} lines`);
      for (let warm = 0; warm < Math.min(repetitions(lines), 8); warm += 1) await load.ask('once', { target, paths });
      /** @type {{ bytes: number, pages: number }} */
      let pdf = { bytes: 0, pages: 0 };
      const memory = await peakMemory(service.pid, async () => (pdf = await load.ask('once', { target, paths })));
      rows.push({ lines, service: [], floor: [], bytes: pdf.bytes, pages: pdf.pages, memory });
    }
    const rounds = options.quick ? 1 : Math.min(options.rounds, 3);
    for (const order of interleave(rows, rounds)) {
      for (const row of order) {
        progress(`growth: ${row.lines} lines`);
        const { reference, paths = [] } = documents.get(row.lines) ?? {};
        row.floor.push(await medianTime(row.lines, () => floor.ask('once', { messages: reference?.messages })));
        row.service.push(await medianTime(row.lines, () => load.ask('once', { target, paths })));
      }
    }
    progress('');
    sayGrowth(rows);
    const largest = Math.min(10_000, rows.at(-1)?.lines ?? 0);
    const defaults = await withDefaults({ options, folder, postgres, documents }, largest, load);
    say(`\n${defaults}`);
    return { rows, defaults };
  } finally {
    await load.stop();
    await floor.stop();
    await service.stop();
  }
}

/** @param {number} lines @param {() => Promise<{ milliseconds: number }>} print */
async function medianTime(lines, print) {
  const times = [];
  for (let index = 0; index < repetitions(lines); index += 1) times.push((await print()).milliseconds);
  return median(times);
}

/**
 * Whether the largest gets through a service without any settings.
 * @param {Pick<import('../benchmark.mjs').Run, 'options' | 'folder' | 'postgres' | 'documents'>} run
 * @param {number} lines
 * @param {import('../lib/worker.mjs').Worker} load
 */
async function withDefaults({ options, folder, postgres, documents }, lines, load) {
  const service = await startService({ folder, settings: { ...postgres.settings, ...options.settings } });
  try {
    const { milliseconds } = await load.ask('once', { target: service, paths: documents.get(lines)?.paths ?? [] });
    return `${lines} lines with default settings: printed in ${figure(milliseconds / 1000)} s.`;
  } catch (error) {
    const answer = /HTTP\/1\.1 (\d+)[\s\S]*?"code":\s*"(\w+)"/.exec(error instanceof Error ? error.message : '');
    return `${lines} lines with default settings: ${answer ? `${answer[1]} ${answer[2]}` : String(error)}.`;
  } finally {
    await service.stop();
  }
}

/** @param {readonly Growth[]} rows */
function sayGrowth(rows) {
  const head = ['lines', 'ms', 'ms a line', 'reference floor ms', 'of its time', 'kB', 'pages', 'peak MiB: Node', 'Chromium'];
  const cells = rows.map(({ lines, service, floor, bytes, pages, memory }) => [
    String(lines),
    figure(median(service)),
    (median(service) / lines).toFixed(3),
    figure(median(floor)),
    withRange(ratios(service, floor)),
    figure(bytes / 1000),
    String(pages),
    figure(memory.node / MILLION),
    figure(memory.chromium / MILLION),
  ]);
  say(`\n${table(head, cells)}`);
}
