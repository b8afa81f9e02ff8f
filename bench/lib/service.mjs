// The service as an operator runs it: dist/main.js in a process of its own, with its log in a file.
import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PROJECT } from '../../scripts/set-up/project.mjs';
import { built } from './built.mjs';
import { freePort } from './databases.mjs';
import { ORGANISATION_IDS } from './invoices.mjs';

const SECRET = 'the secret of the benchmark, which is long enough to be one';
const SETTINGS = {
  HOST: '127.0.0.1',
  JWT_SECRET: SECRET,
  JWT_ISSUER: 'https://bench.invalid',
  JWT_AUDIENCE: 'invoice-press',
  RATE_LIMIT_PER_MINUTE: '0',
  SHUTDOWN_DELAY_MS: '0',
};

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();
process.once('exit', () => {
  for (const child of running) killGroup(child);
});

/** @param {import('node:child_process').ChildProcess} child */
function killGroup(child) {
  try {
    if (child.pid) process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}

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
  const { PATH = '', HOME = '', PUPPETEER_EXECUTABLE_PATH = '', PUPPETEER_CACHE_DIR = '' } = process.env;
  const logFile = join(folder, `service-${port}.log`);
  const log = openSync(logFile, 'w');
  const [program = '', ...args] = command ?? [process.execPath, ...nodeOptions, join(project, 'dist/main.js')];
  const start = performance.now();
  const child = spawn(program, args, {
    cwd: project,
    env: { PATH, HOME, PUPPETEER_EXECUTABLE_PATH, PUPPETEER_CACHE_DIR, PORT: String(port), ...SETTINGS, ...settings },
    stdio: ['ignore', log, log],
    // npm has children of its own.
    detached: true,
  });
  closeSync(log);
  running.add(child);
  const ended = new Promise((resolve) => child.once('exit', resolve));
  let over = false;
  child.once('exit', () => {
    over = true;
    running.delete(child);
  });
  while (!(await isReady(port))) {
    if (over || performance.now() - start > 60_000) {
      killGroup(child);
      throw new Error(`the service did not start:\n${await readFile(logFile, 'utf8')}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  const startMilliseconds = performance.now() - start;
  const stop = async () => {
    child.kill('SIGTERM');
    const timer = setTimeout(() => killGroup(child), 20_000);
    await ended;
    clearTimeout(timer);
  };
  return { port, pid: child.pid ?? 0, tokens: await tokens(), startMilliseconds, stop };
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

async function tokens() {
  /** @type {typeof import('../../src/cli/sign-token.js')} */
  const { signToken } = await built('cli/sign-token.js');
  return ORGANISATION_IDS.map((organisationId) =>
    signToken({
      secret: SECRET,
      issuer: SETTINGS.JWT_ISSUER,
      audience: SETTINGS.JWT_AUDIENCE,
      organisationClaim: 'organisation_id',
      organisationId,
      subject: 'bench',
      expiresIn: '12h',
    }),
  );
}
