import { spawn } from 'node:child_process';
import { inProject, PROJECT } from '../../../scripts/set-up/project.mjs';
import { signal } from './processes.js';

/** @type {Set<Program>} */
const running = new Set();
// Whatever becomes of this process: none of these outlives it.
process.once('exit', killPrograms);

/** Kills every program that this process has started and that still runs. */
export function killPrograms() {
  for (const program of running) program.kill();
}

/**
 * @typedef {object} ProgramOptions
 * @property {Record<string, string>} [env] besides PATH, HOME and where Puppeteer has its browser: nothing else of this process's is passed on
 * @property {string} [cwd] unless given, the folder of the project
 * @property {boolean} [group] it gets a process group of its own, as a program that has children needs to be killed with them
 * @property {number} [log] descriptor of a file that gets all it says; then `output` stays empty
 * @property {number} [kept] how many characters of its output are kept: the last ones, unless given all
 *
 * @typedef {object} Ended what a program came to
 * @property {number | NodeJS.Signals | null} code its exit code; the signal's name when one ended it
 * @property {string} stdout
 * @property {string} stderr
 * @property {number} milliseconds
 */

/** A program in a process of its own. */
export class Program {
  /** @param {string[]} command @param {ProgramOptions} [options] */
  constructor([file = '', ...args], { env = {}, cwd = PROJECT, group = false, log, kept = Number.POSITIVE_INFINITY } = {}) {
    const { PATH = '', HOME = '', PUPPETEER_EXECUTABLE_PATH = '', PUPPETEER_CACHE_DIR = '' } = process.env;
    this.group = group;
    this.started = performance.now();
    this.child = spawn(file, args, {
      cwd,
      env: { PATH, HOME, PUPPETEER_EXECUTABLE_PATH, PUPPETEER_CACHE_DIR, ...env },
      stdio: ['ignore', log ?? 'pipe', log ?? 'pipe'],
      detached: group,
    });
    running.add(this);
    /** What it has written so far. */
    this.output = { stdout: '', stderr: '' };
    for (const name of /** @type {const} */ (['stdout', 'stderr']))
      this.child[name]
        ?.setEncoding('utf8')
        .on('data', (/** @type {string} */ text) => (this.output[name] = (this.output[name] + text).slice(-kept)));
    this.isRunning = true;
    /** @type {Promise<Ended>} */
    this.ended = new Promise((resolve) => {
      this.child.once('close', (code, name) => {
        this.isRunning = false;
        running.delete(this);
        resolve({ code: code ?? name, ...this.output, milliseconds: performance.now() - this.started });
      });
    });
  }

  get pid() {
    return this.child.pid ?? 0;
  }

  kill() {
    return signal(this.group ? -this.pid : this.pid, 'SIGKILL');
  }

  /** Tells it to stop, and kills it when it does not. Resolves to how it ended and how long that took. @param {number} [patienceMs] */
  async stop(patienceMs = 40_000) {
    const asked = performance.now();
    signal(this.pid, 'SIGTERM');
    const timer = setTimeout(() => this.kill(), patienceMs);
    const { code } = await this.ended;
    clearTimeout(timer);
    return { code, milliseconds: performance.now() - asked };
  }
}

/** Starts `dist/<name>.js`. @param {string} name @param {string[]} [args] @param {ProgramOptions} [options] */
export function startBuilt(name, args = [], options = {}) {
  return new Program([process.execPath, inProject(`dist/${name}.js`), ...args], options);
}

/** Runs it to its end. Resolves to what it wrote. @throws Error when it fails @param {string} name @param {string[]} args @param {Record<string, string>} env */
export async function runBuilt(name, args, env) {
  const { code, stdout, stderr } = await startBuilt(name, args, { env }).ended;
  if (code !== 0) throw new Error(`${name} ended with ${code}: ${(stdout + stderr).slice(-2000)}`);
  return stdout;
}
