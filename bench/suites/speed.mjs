// Throughput and latency of one invoice: every contender in every round.
import { interleave } from '../lib/interleave.mjs';
import { progress, say } from '../lib/report.mjs';
import { installPeers } from '../lib/peers.mjs';
import { startService } from '../lib/service.mjs';
import { startWorker } from '../lib/worker.mjs';
import { chooseByHand, chooseFloor } from './scan.mjs';
import { REFERENCE, saySpeed, summarise } from './speed-report.mjs';

/**
 * @typedef {object} Entry one row of the table
 * @property {string} contender
 * @property {string} [place]
 * @property {number} concurrency
 * @property {(seconds: number, warmUpSeconds: number) => Promise<import('../lib/measure.mjs').Slot>} measure
 *
 * @typedef {object} Speed
 * @property {import('./speed-report.mjs').ComparedRow[]} rows
 * @property {{ lines: number, bytes: number, pages: number } | undefined} onePage the PDF of the service that should have one page
 */

/** Full load for a moment before each window. */
export const WARM_UP_SECONDS = 0.4;
/** So many lines fill one page: with one more, the frozen document takes two. */
export const ONE_PAGE_LINES = 4;
/** Once for each contender, until what V8 compiles is compiled; a service runs for days. */
const FIRST_WARM_UP_SECONDS = 6;

/** @param {import('../benchmark.mjs').Run} run @returns {Promise<Speed>} */
export async function measureSpeed(run) {
  const { options } = run;
  /** @type {(() => Promise<void>)[]} */
  const stops = [];
  try {
    const { entries, onePage } = await startContenders(run, stops);
    say(`${options.rounds} rounds of ${entries.length} measurements of ${options.seconds} s …`);
    for (const entry of entries) await entry.measure(options.quick ? 0.5 : FIRST_WARM_UP_SECONDS, WARM_UP_SECONDS);
    /** @type {Map<Entry, import('../lib/measure.mjs').Slot[]>} */
    const slots = new Map(entries.map((entry) => [entry, []]));
    for (const [round, order] of interleave(entries, options.rounds).entries()) {
      for (const entry of order) {
        progress(`round ${round + 1} of ${options.rounds}: ${entry.contender}, ${entry.concurrency}`);
        slots.get(entry)?.push(await entry.measure(options.seconds, WARM_UP_SECONDS));
      }
    }
    progress('');
    const rows = summarise(entries, slots);
    saySpeed(rows);
    return { rows, onePage };
  } finally {
    for (const stop of stops.toReversed()) await stop();
  }
}

/** @param {import('../benchmark.mjs').Run} run @param {(() => Promise<void>)[]} stops */
async function startContenders(run, stops) {
  const wants = (/** @type {string} */ suite) => run.options.only.has(suite);
  const { reference, present } = documentOf(run);
  const worker = async (/** @type {string} */ name, /** @type {Record<string, string>} */ env = {}) => {
    const started = await startWorker(new URL(`../contenders/${name}.mjs`, import.meta.url), { env });
    stops.push(started.stop);
    return started;
  };
  /** @type {Entry[]} */
  const entries = [];
  if (wants('reference-floor')) {
    const floor = await worker('floor', { BENCH_FLOOR: 'reference' });
    entries.push(...(await floorEntries(REFERENCE, floor, reference.messages, run)));
  }
  if (wants('present-floor')) {
    const floor = await worker('floor', { BENCH_FLOOR: 'present' });
    entries.push(...(await floorEntries('present floor', floor, present, run)));
  }
  const service = await services(run, stops);
  entries.push(...service.entries);
  if (wants('by-hand')) entries.push(...(await byHandEntries(await worker('by-hand'), reference.html, run)));
  if (wants('jsreport')) {
    await installPeers();
    entries.push(...(await jsreportEntries(await worker('jsreport'), reference)));
  }
  return { entries, onePage: service.onePage };
}

/** One page alone, and what is best here. @param {string} contender @param {import('../lib/worker.mjs').Worker} floor @param {string} messages a file @param {import('../benchmark.mjs').Run} run @returns {Promise<Entry[]>} */
async function floorEntries(contender, floor, messages, { options }) {
  const best = await chooseFloor(contender, floor, messages, options);
  return [{ browsers: 1, pages: 1 }, ...best.filter(({ pages }) => pages > 1)].map(({ browsers, pages }) => ({
    contender,
    place: `${browsers} × ${pages / browsers}`,
    concurrency: pages,
    measure: (seconds, warmUpSeconds) => floor.ask('measure', { browsers, pages, messages, seconds, warmUpSeconds }),
  }));
}

/** @param {import('../lib/worker.mjs').Worker} byHand @param {string} html a file @param {import('../benchmark.mjs').Run} run @returns {Promise<Entry[]>} */
async function byHandEntries(byHand, html, { options }) {
  const best = await chooseByHand(byHand, html, options);
  return [1, best].map((pages) => ({
    contender: 'by hand',
    concurrency: pages,
    measure: (seconds, warmUpSeconds) => byHand.ask('measure', { pages, html, seconds, warmUpSeconds }),
  }));
}

/** @param {import('../lib/worker.mjs').Worker} jsreport @param {import('../lib/documents.mjs').ReferenceDocument} reference @returns {Promise<Entry[]>} */
async function jsreportEntries(jsreport, { data, html }) {
  if (!(await jsreport.ask('isSame', { data, html })))
    throw new Error('jsreport makes another HTML of the frozen template and view');
  return [1, 3].map((lanes) => ({
    contender: 'jsreport',
    concurrency: lanes,
    measure: (seconds, warmUpSeconds) => jsreport.ask('measure', { lanes, data, seconds, warmUpSeconds }),
  }));
}

/** @param {import('../benchmark.mjs').Run} run @param {(() => Promise<void>)[]} stops @returns {Promise<{ entries: Entry[], onePage: Speed['onePage'] }>} */
async function services(run, stops) {
  const { options, folder, postgres, pglite } = run;
  /** @type {{ name: string, database: import('../lib/databases.mjs').BenchDatabase, settings?: Record<string, string>, project?: string }[]} */
  const wanted = [];
  if (options.only.has('service-postgresql')) wanted.push({ name: 'service, PostgreSQL', database: postgres });
  if (options.only.has('service-pglite')) wanted.push({ name: 'service, PGlite', database: pglite });
  for (const { name, settings } of options.variants) wanted.push({ name: `service, ${name}`, database: postgres, settings });
  if (options.other !== undefined) wanted.push({ name: 'service, other', database: postgres, project: options.other });
  if (wanted.length === 0) return { entries: [], onePage: undefined };
  const load = await startWorker(new URL('../contenders/load.mjs', import.meta.url));
  stops.push(load.stop);
  /** @type {Entry[]} */
  const entries = [];
  /** @type {Speed['onePage']} */
  let onePage;
  for (const { name, database, settings = {}, project } of wanted) {
    const service = await startService({
      folder,
      settings: { ...database.settings, ...options.settings, ...settings },
      ...(project !== undefined && { project }),
    });
    stops.push(service.stop);
    const target = { port: service.port, tokens: service.tokens, pid: service.pid, postgres: database.pid };
    onePage ??= {
      lines: ONE_PAGE_LINES,
      ...(await load.ask('once', { target, paths: run.documents.get(ONE_PAGE_LINES)?.paths ?? [] })),
    };
    for (const concurrency of options.concurrency) {
      const measure = (/** @type {number} */ seconds, /** @type {number} */ warmUpSeconds) =>
        load.ask('measure', { target, paths: documentOf(run).paths, concurrency, seconds, warmUpSeconds });
      entries.push({ contender: name, concurrency, measure });
    }
  }
  return { entries, onePage };
}

/** @param {import('../benchmark.mjs').Run} run */
function documentOf({ documents, options }) {
  const document = documents.get(options.lines);
  if (!document) throw new Error(`no document of ${options.lines} lines was made`);
  return document;
}
