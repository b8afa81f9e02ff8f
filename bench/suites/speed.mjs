// Throughput and latency of one invoice: every contender in every round.
import { interleave } from '../lib/interleave.mjs';
import { progress, say } from '../lib/report.mjs';
import { installPeers } from '../lib/peers.mjs';
import { startService } from '../lib/service.mjs';
import { startWorker } from '../lib/worker.mjs';
import { chooseByHand, chooseFloor } from './scan.mjs';
import { sayTargets, saySpeed, summarise } from './speed-report.mjs';

/**
 * @typedef {object} Entry one row of the table
 * @property {string} name
 * @property {number} concurrency
 * @property {(seconds: number, warmUpSeconds: number) => Promise<import('../lib/measure.mjs').Slot>} measure
 */

/** Full load for a moment before each window. */
export const WARM_UP_SECONDS = 0.4;
/** Once for each contender, until what V8 compiles is compiled; a service runs for days. */
const FIRST_WARM_UP_SECONDS = 6;

/** @param {import('../benchmark.mjs').Run} run */
export async function measureSpeed(run) {
  const { options } = run;
  /** @type {(() => Promise<void>)[]} */
  const stops = [];
  try {
    const entries = await startContenders(run, stops);
    say(`${options.rounds} rounds of ${entries.length} measurements of ${options.seconds} s …`);
    for (const entry of entries) await entry.measure(options.quick ? 0.5 : FIRST_WARM_UP_SECONDS, WARM_UP_SECONDS);
    /** @type {Map<string, import('../lib/measure.mjs').Slot[]>} */
    const slots = new Map(entries.map(({ name }) => [name, []]));
    for (const [round, order] of interleave(entries, options.rounds).entries()) {
      for (const entry of order) {
        progress(`round ${round + 1} of ${options.rounds}: ${entry.name}`);
        slots.get(entry.name)?.push(await entry.measure(options.seconds, WARM_UP_SECONDS));
      }
    }
    progress('');
    const summary = summarise(entries, slots);
    saySpeed(summary);
    sayTargets(summary);
    return summary;
  } finally {
    for (const stop of stops.toReversed()) await stop();
  }
}

/** @param {import('../benchmark.mjs').Run} run @param {(() => Promise<void>)[]} stops @returns {Promise<Entry[]>} */
async function startContenders(run, stops) {
  const wants = (/** @type {string} */ suite) => run.options.only.has(suite);
  const { html, sent } = documentOf(run);
  /** @type {Entry[]} */
  const entries = [];
  const worker = async (/** @type {string} */ name) => {
    const started = await startWorker(new URL(`../contenders/${name}.mjs`, import.meta.url));
    stops.push(started.stop);
    return started;
  };
  if (wants('floor')) {
    const floor = await worker('floor');
    const best = await chooseFloor(floor, sent, run.options);
    const configurations = [{ browsers: 1, pages: 1 }, ...best.filter(({ pages }) => pages > 1)];
    for (const one of configurations) {
      const measure = (/** @type {number} */ seconds, /** @type {number} */ warmUpSeconds) =>
        floor.ask('measure', { ...one, html: sent, seconds, warmUpSeconds });
      entries.push({ name: `floor, ${one.browsers} × ${one.pages / one.browsers}`, concurrency: one.pages, measure });
    }
  }
  entries.push(...(await services(run, stops)));
  if (wants('by-hand')) {
    const byHand = await worker('by-hand');
    const best = await chooseByHand(byHand, html, run.options);
    for (const pages of [1, best]) {
      const measure = (/** @type {number} */ seconds, /** @type {number} */ warmUpSeconds) =>
        byHand.ask('measure', { pages, html, seconds, warmUpSeconds });
      entries.push({ name: `by hand, ${pages}`, concurrency: pages, measure });
    }
  }
  if (wants('jsreport')) {
    await installPeers();
    const jsreport = await worker('jsreport');
    const { data } = documentOf(run);
    const isSame = await jsreport.ask('isSame', { data, html });
    if (!isSame) throw new Error('jsreport makes another HTML of the same templates and data');
    for (const lanes of [1, 3]) {
      const measure = (/** @type {number} */ seconds, /** @type {number} */ warmUpSeconds) =>
        jsreport.ask('measure', { lanes, data, seconds, warmUpSeconds });
      entries.push({ name: `jsreport, ${lanes}`, concurrency: lanes, measure });
    }
  }
  return entries;
}

/** @param {import('../benchmark.mjs').Run} run @param {(() => Promise<void>)[]} stops @returns {Promise<Entry[]>} */
async function services(run, stops) {
  const { options, folder, postgres, pglite } = run;
  /** @type {{ name: string, database: import('../lib/databases.mjs').BenchDatabase, settings?: Record<string, string>, project?: string }[]} */
  const wanted = [];
  if (options.only.has('service-postgresql')) wanted.push({ name: 'service, PostgreSQL', database: postgres });
  if (options.only.has('service-pglite')) wanted.push({ name: 'service, PGlite', database: pglite });
  for (const { name, settings } of options.variants) wanted.push({ name: `service, ${name}`, database: postgres, settings });
  if (options.other !== undefined) wanted.push({ name: 'service, other', database: postgres, project: options.other });
  if (wanted.length === 0) return [];
  const load = await startWorker(new URL('../contenders/load.mjs', import.meta.url));
  stops.push(load.stop);
  /** @type {Entry[]} */
  const entries = [];
  for (const { name, database, settings = {}, project } of wanted) {
    const service = await startService({
      folder,
      settings: { ...database.settings, ...options.settings, ...settings },
      ...(project !== undefined && { project }),
    });
    stops.push(service.stop);
    const target = { port: service.port, tokens: service.tokens, pid: service.pid, postgres: database.pid };
    for (const concurrency of options.concurrency) {
      const measure = (/** @type {number} */ seconds, /** @type {number} */ warmUpSeconds) =>
        load.ask('measure', { target, paths: documentOf(run).paths, concurrency, seconds, warmUpSeconds });
      entries.push({ name: `${name}, ${concurrency}`, concurrency, measure });
    }
  }
  return entries;
}

/** @param {import('../benchmark.mjs').Run} run */
function documentOf({ documents, options }) {
  const document = documents.get(options.lines);
  if (!document) throw new Error(`no document of ${options.lines} lines was made`);
  return document;
}
