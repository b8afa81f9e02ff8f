// The service as an operator runs it: dist/main.js in a process of its own, with its log in a file.
import { closeSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PROJECT } from '../../scripts/set-up/project.mjs';
import { waitUntil } from '../../test/harness/machine/pause.js';
import { freePort } from '../../test/harness/machine/ports.js';
import { Program } from '../../test/harness/machine/program.js';
import { SETTINGS } from '../../test/harness/service/service.js';
import { lastingToken } from '../../test/harness/service/tokens.js';
import { stopAtTheEnd } from './clean-up.mjs';
import { ORGANISATION_IDS } from './invoices.mjs';

const START_MS = 60_000;
const STOP_MS = 20_000;

/**
 * @typedef {object} Service
 * @property {number} port
 * @property {number} pid
 * @property {string[]} tokens by organisation
 * @property {number} startMilliseconds from the start of the process to the first 200 of /readyz
 * @property {() => Promise<void>} stop
 */

/**
 * Starts the service and waits until it is ready.
 * @param {object} options
 * @param {string} options.folder for its log
 * @param {Record<string, string>} options.settings
 * @param {string} [options.project] another checkout, built
 * @param {string[]} [options.nodeOptions]
 * @param {string[]} [options.command] instead of `node dist/main.js`
 * @returns {Promise<Service>}
 */
export async function startService({ folder, settings, project = PROJECT, nodeOptions = [], command }) {
  const port = await freePort();
  const logFile = join(folder, `service-${port}.log`);
  const log = openSync(logFile, 'w');
  const program = new Program(command ?? [process.execPath, ...nodeOptions, join(project, 'dist/main.js')], {
    cwd: project,
    env: { ...SETTINGS, PORT: String(port), RATE_LIMIT_PER_MINUTE: '0', ...settings },
    log,
    // npm has children of its own.
    group: true,
  });
  closeSync(log);
  const stop = async () => void (await program.stop(STOP_MS));
  stopAtTheEnd(stop);
  const { started, pid } = program;
  await waitUntil(async () => !program.isRunning || (await isReady(port)), START_MS, 10);
  const startMilliseconds = performance.now() - started;
  if (!program.isRunning || startMilliseconds > START_MS) {
    program.kill();
    throw new Error(`the service did not start:\n${await readFile(logFile, 'utf8')}`);
  }
  return { port, pid, tokens: ORGANISATION_IDS.map(lastingToken), startMilliseconds, stop };
}

/** @param {number} port */
async function isReady(port) {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/readyz`);
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}
