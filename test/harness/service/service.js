// The service as an operator runs it. Plain JavaScript: chaos uses it too.
import { createInterface } from 'node:readline';
import { inProject } from '../../../scripts/set-up/project.mjs';
import { chromiumProcesses } from '../machine/browsers.js';
import { waitUntil } from '../machine/pause.js';
import { stillRunning } from '../machine/processes.js';
import { Program } from '../machine/program.js';
import { AUDIENCE, ISSUER, SECRET } from './tokens.js';

const START_MS = 60_000;

/** The settings under which the tokens of the tests hold, on any free port. */
export const SETTINGS = {
  HOST: '127.0.0.1',
  PORT: '0',
  JWT_SECRET: SECRET,
  JWT_ISSUER: ISSUER,
  JWT_AUDIENCE: AUDIENCE,
  SHUTDOWN_DELAY_MS: '0',
};

/**
 * @typedef {{ level: string, message: string, at: number, port?: number, [field: string]: unknown }} LogLine `at`: when it was read, by performance.now()
 *
 * @typedef {object} ServiceOptions
 * @property {Record<string, string>} env
 * @property {string} [cwd]
 * @property {string[]} [nodeArguments]
 * @property {string[]} [wrapper] a command in front of node, such as prlimit; it must exec
 * @property {number} [kept] how many characters of its output are kept, unless given all
 * @property {(line: LogLine) => boolean} [keeps] which lines of its log are kept, unless given all
 */

/** A service of dist/ in a process of its own, and what its log says. */
export class Service extends Program {
  /** @param {ServiceOptions} options */
  constructor({ env, nodeArguments = [], wrapper = [], keeps = () => true, ...options }) {
    const command = [...wrapper, process.execPath, ...nodeArguments, inProject('dist/main.js')];
    super(command, { ...options, env: { ...SETTINGS, ...env } });
    this.port = 0;
    /** @type {LogLine[]} */
    this.log = [];
    const { stdout } = this.child;
    if (!stdout) throw new Error('the service has no output');
    createInterface(stdout).on('line', (text) => {
      if (!text.startsWith('{')) return;
      const line = /** @type {LogLine} */ ({ ...JSON.parse(text), at: performance.now() });
      if (line.message === 'listening') this.port = line.port ?? 0;
      if (keeps(line)) this.log.push(line);
    });
  }

  /** Starts one and waits until it listens. @param {ServiceOptions} options */
  static async start(options) {
    const service = new Service(options);
    await waitUntil(() => service.port !== 0 || !service.isRunning, START_MS);
    if (service.port !== 0) return service;
    service.kill();
    const { stdout, stderr } = service.output;
    throw new Error(`the service did not start: ${stdout.slice(-4000)}${stderr}`);
  }

  get url() {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Its log, line by line. */
  lines() {
    return this.log;
  }

  /** How many lines of the log have one of these messages. @param {...string} messages */
  count(...messages) {
    return this.log.filter(({ message }) => messages.includes(message)).length;
  }

  /** Tells it to stop. Resolves to how it ended, how long that took, and how much of Chromium outlived it. @override @param {number} [patienceMs] */
  async stop(patienceMs) {
    const browsers = chromiumProcesses(this.pid);
    const ended = await super.stop(patienceMs);
    await waitUntil(() => stillRunning(browsers).length === 0, 3000);
    return { ...ended, orphans: stillRunning(browsers).length };
  }
}
