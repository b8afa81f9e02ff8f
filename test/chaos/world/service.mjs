import { createInterface } from 'node:readline';
import { inProject } from '../../../scripts/set-up/project.mjs';
import { pause, waitUntil } from './pause.mjs';
import { descendants, isChromium, signal, stillRunning } from './processes.mjs';
import { startCommand } from './program.mjs';
import { TOKEN_SETTINGS } from './tokens.mjs';

const START_MS = 60_000;
const KEPT_LINES = 20_000;

/**
 * @typedef {{ level: string, message: string, at: number, [field: string]: unknown }} LogLine `at`: when it was read, by performance.now()
 *
 * @typedef {object} ServiceOptions
 * @property {Record<string, string>} env
 * @property {string[]} [nodeArguments]
 * @property {string[]} [wrapper] a command in front of node, such as prlimit; it must exec
 */

/** A service of dist/ in a process of its own, and what its log says. */
export class Service {
  /** @param {ServiceOptions} options */
  constructor({ env, nodeArguments = [], wrapper = [] }) {
    const command = [...wrapper, process.execPath, ...nodeArguments, inProject('dist/main.js')];
    this.started = performance.now();
    this.child = startCommand(command, {
      HOST: '127.0.0.1',
      PORT: '0',
      // So that every request can be found again in the audit log, answered or not: its id is the client's.
      TRUSTED_PROXIES: '127.0.0.1',
      RATE_LIMIT_PER_MINUTE: '0',
      SHUTDOWN_DELAY_MS: '0',
      ...TOKEN_SETTINGS,
      ...env,
    });
    /** All but the requests'. @type {LogLine[]} */
    this.lines = [];
    /** Lines of the log for each request id. @type {Map<string, number>} */
    this.logged = new Map();
    this.errors = '';
    /** @type {{ code: number | NodeJS.Signals | null, at: number } | undefined} */
    this.end = undefined;
    createInterface(this.child.stdout).on('line', (line) => this.read(line));
    this.child.stderr.on('data', (chunk) => (this.errors = (this.errors + String(chunk)).slice(-4000)));
    /** @type {Promise<number | NodeJS.Signals | null>} */
    this.ended = new Promise((resolve) => {
      this.child.once('close', (code, name) => {
        this.end = { code: code ?? name, at: performance.now() };
        resolve(code ?? name);
      });
    });
    this.port = 0;
  }

  /** Starts one and waits until it listens. @param {ServiceOptions} options */
  static async start(options) {
    const service = new Service(options);
    await waitUntil(() => service.port !== 0 || service.end !== undefined, START_MS);
    if (service.port !== 0) return service;
    service.kill();
    throw new Error(`the service did not start: ${service.errors}${JSON.stringify(service.lines.slice(-5))}`);
  }

  get pid() {
    return this.child.pid ?? 0;
  }

  get url() {
    return `http://127.0.0.1:${this.port}`;
  }

  get isRunning() {
    return this.end === undefined;
  }

  /** @private @param {string} text */
  read(text) {
    if (!text.startsWith('{')) return;
    const line = /** @type {LogLine} */ ({ ...JSON.parse(text), at: performance.now() });
    if (line.message === 'listening') this.port = Number(line['port']);
    if (line.message === 'request') {
      const id = String(line['request_id']);
      this.logged.set(id, (this.logged.get(id) ?? 0) + 1);
    } else if (this.lines.length < KEPT_LINES) this.lines.push(line);
  }

  /** How many lines of the log have one of these messages. @param {...string} messages */
  count(...messages) {
    return this.lines.filter(({ message }) => messages.includes(message)).length;
  }

  /** The Chromium processes that run below it. */
  chromium() {
    return descendants(this.pid).filter(isChromium);
  }

  kill() {
    return signal(this.pid, 'SIGKILL');
  }

  /** Tells it to stop. Resolves to how it ended, how long that took, and how much of Chromium outlived it. @param {number} [patienceMs] */
  async stop(patienceMs = 40_000) {
    const browsers = this.chromium();
    const asked = performance.now();
    signal(this.pid, 'SIGTERM');
    const code = await Promise.race([this.ended, pause(patienceMs).then(() => /** @type {const} */ ('it did not end'))]);
    if (code === 'it did not end') this.kill();
    const milliseconds = performance.now() - asked;
    await waitUntil(() => stillRunning(browsers).length === 0, 3000);
    return { code, milliseconds, orphans: stillRunning(browsers).length };
  }
}
