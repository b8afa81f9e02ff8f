// One run: makes the databases, starts the contenders, measures them in turns, and reports.
import { openFolder, removeFolder } from '../test/harness/machine/folders.js';
import { fill, pgliteIn, startPostgres } from './lib/databases.mjs';
import { documentsOf } from './lib/documents.mjs';
import { environment } from './lib/environment.mjs';
import { say } from './lib/report.mjs';
import { writeResults } from './lib/results.mjs';
import { growthLengths, measureGrowth } from './suites/growth.mjs';
import { profileService } from './suites/profile.mjs';
import { measureSpeed } from './suites/speed.mjs';
import { measureStartUp } from './suites/start-up.mjs';

/** Besides the invoices that are measured, so that no query has a table to itself. */
const OTHER_INVOICES = 100;
const SPEED = ['floor', 'service-postgresql', 'service-pglite', 'by-hand', 'jsreport'];

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
  const folder = await openFolder('bench');
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.once(signal, () => process.exit(130));
  const wants = (/** @type {string} */ suite) => options.only.has(suite);
  const postgres = await startPostgres(folder);
  try {
    const lengths = [...new Set([options.lines, ...(wants('growth') && !options.profile ? growthLengths(options.quick) : [])])];
    say('filling the databases …');
    await fill(postgres, lengths, OTHER_INVOICES);
    const pglite = pgliteIn(folder);
    if (wants('service-pglite') || wants('start-up')) await fill(pglite, lengths, OTHER_INVOICES);
    const documents = await documentsOf(postgres, lengths, folder);
    /** @type {Run} */
    const run = { options, folder, postgres, pglite, documents };
    if (options.profile) return await profileService(run);
    const results = { environment: await environment(), options: { ...options, only: [...options.only] } };
    if (SPEED.some(wants)) Object.assign(results, { speed: await measureSpeed(run) });
    if (wants('growth')) Object.assign(results, { growth: await measureGrowth(run) });
    if (wants('start-up')) Object.assign(results, { startUp: await measureStartUp(run) });
    say(`\nAll figures: ${await writeResults(results)}`);
  } finally {
    await postgres.stop();
    await removeFolder(folder);
  }
}
