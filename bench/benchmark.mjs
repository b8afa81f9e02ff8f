// One run: makes the databases, starts the contenders, measures them in turns, and reports.
import { openFolder, removeFolder } from '../test/harness/machine/folders.js';
import { fill, pgliteIn, startPostgres } from './lib/databases.mjs';
import { documentsOf } from './lib/documents.mjs';
import { stopAtTheEnd, withCleanUp } from './lib/clean-up.mjs';
import { environment } from './lib/environment.mjs';
import { say } from './lib/report.mjs';
import { writeResults } from './lib/results.mjs';
import { frozenDocument } from './reference/documents.mjs';
import { frozenFonts } from './reference/fonts.mjs';
import { compareDocuments } from './suites/compare.mjs';
import { measureBatch } from './suites/batch.mjs';
import { measureBatchTables } from './suites/batch-tables.mjs';
import { measureBatchWorkers } from './suites/batch-workers.mjs';
import { measureEInvoice } from './suites/e-invoice.mjs';
import { measureFinish } from './suites/finish.mjs';
import { growthLengths, measureGrowth } from './suites/growth.mjs';
import { measurePasses } from './suites/passes.mjs';
import { measureReadBack } from './suites/read-back.mjs';
import { profileService } from './suites/profile.mjs';
import { measureSpeed, ONE_PAGE_LINES } from './suites/speed.mjs';
import { measureStartUp } from './suites/start-up.mjs';
import { batchTargets, eInvoiceTargets, growthTargets, sayTargets, speedTargets } from './suites/targets.mjs';

/** Besides the invoices that are measured, so that no query has a table to itself. */
const OTHER_INVOICES = 100;
const OTHER_INVOICES_QUICK = 10;
const SPEED = ['reference-floor', 'present-floor', 'service-postgresql', 'service-pglite', 'by-hand', 'jsreport'];

/**
 * @typedef {object} Run what every suite works with
 * @property {import('./options.mjs').Options} options
 * @property {string} folder of this run, which everyone may enter; removed at the end
 * @property {import('./lib/databases.mjs').BenchDatabase} postgres
 * @property {import('./lib/databases.mjs').BenchDatabase} pglite
 * @property {Map<number, import('./lib/documents.mjs').BenchDocument>} documents by number of lines
 */

/** @param {import('./options.mjs').Options} options */
export async function runBenchmark(options) {
  // Without the yardstick nothing is worth measuring.
  frozenDocument(20);
  await frozenFonts();
  await withCleanUp(() => measureAll(options));
}

/** @param {import('./options.mjs').Options} options */
async function measureAll(options) {
  const folder = await openFolder('bench');
  stopAtTheEnd(() => removeFolder(folder));
  // What the contenders leave behind, such as Puppeteer's profiles, goes with it.
  process.env['TMPDIR'] = folder;
  const wants = (/** @type {string} */ suite) => options.only.has(suite);
  const postgres = await startPostgres(folder);
  stopAtTheEnd(postgres.stop);
  const lengths = lengthsOf(options);
  say('filling the databases …');
  const others = options.quick ? OTHER_INVOICES_QUICK : OTHER_INVOICES;
  await fill(postgres, lengths, others);
  const pglite = pgliteIn(folder);
  if (wants('service-pglite') || wants('start-up')) await fill(pglite, lengths, others);
  const documents = await documentsOf(postgres, lengths, folder);
  /** @type {Run} */
  const run = { options, folder, postgres, pglite, documents };
  if (options.profile) return profileService(run);
  if (options.compare) return compareDocuments(run);
  const speed = SPEED.some(wants) ? await measureSpeed(run) : undefined;
  const growth = wants('growth') ? await measureGrowth(run) : undefined;
  const startUp = wants('start-up') ? await measureStartUp(run) : undefined;
  const passes = wants('passes') ? await measurePasses(run) : undefined;
  const finish = wants('finish') ? await measureFinish(run) : undefined;
  const readBack = wants('read-back') ? await measureReadBack(run) : undefined;
  const eInvoice = wants('e-invoice') ? await measureEInvoice(run) : undefined;
  const batch = wants('batch') ? await measureBatch(run) : undefined;
  const batchWorkers = wants('batch-workers') ? await measureBatchWorkers(run) : undefined;
  const batchTables = wants('batch-tables') ? await measureBatchTables(run) : undefined;
  const targets = [
    ...(speed ? speedTargets(speed) : []),
    ...(growth ? growthTargets(growth.rows) : []),
    ...(eInvoice ? eInvoiceTargets(eInvoice.costs) : []),
    ...(batch ? batchTargets(batch) : []),
  ];
  sayTargets(targets);
  const results = {
    environment: await environment(),
    options: { ...options, only: [...options.only] },
    speed,
    growth,
    startUp,
    passes,
    finish,
    eInvoice,
    readBack,
    batch,
    batchWorkers,
    batchTables,
    targets,
  };
  say(`\nAll figures: ${await writeResults(results)}`);
}

/** The lines of the invoices that this run needs. @param {import('./options.mjs').Options} options */
function lengthsOf(options) {
  const { lines, only, profile, compare } = options;
  if (profile || compare) return [lines];
  return [...new Set([lines, ONE_PAGE_LINES, ...(only.has('growth') ? growthLengths(options) : [])])];
}
