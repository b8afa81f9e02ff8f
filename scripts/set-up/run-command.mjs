import { spawn } from 'node:child_process';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { endChild, noteChild } from './children.mjs';
import { CommandError } from './command-error.mjs';
import { PROJECT } from './project.mjs';
import { SignsOfLife } from './signs-of-life.mjs';

const GUARD = fileURLToPath(new URL('guard.mjs', import.meta.url));
/** How much of the output is kept, in characters. */
const KEPT = 200_000;

/**
 * @typedef {object} CommandOptions
 * @property {Record<string, string>} [env]
 * @property {number} [timeoutMs] how long it may take in total
 * @property {number} [idleMs] how long it may do nothing: no output, and no bytes read or written
 * @property {boolean} [mayFinish] it should finish its work, even if set-up is killed; it needs a lock of its own
 * @property {(text: string) => void} [onOutput]
 */

/**
 * Runs a command in the project's folder and returns what it printed.
 * @param {string} command
 * @param {string[]} args
 * @param {CommandOptions} [options]
 * @returns {Promise<string>}
 * @throws CommandError
 */
export function runCommand(command, args, options = {}) {
  const { env = {}, timeoutMs = 15 * 60_000, idleMs, mayFinish = false, onOutput } = options;
  const name = [command === process.execPath ? 'node' : command, ...args].join(' ').replaceAll(PROJECT, '.');
  const [program, ...rest] = mayFinish ? [command, ...args] : [process.execPath, GUARD, command, ...args];
  return new Promise((resolve, reject) => {
    // In a process group of its own, which is ended as a whole.
    const stdio = /** @type {const} */ ([mayFinish ? 'ignore' : 'pipe', 'pipe', 'pipe']);
    const child = spawn(program ?? '', rest, {
      cwd: PROJECT,
      env: { ...process.env, ...env },
      stdio: [...stdio],
      detached: true,
    });
    const running = { child, name: basename(command), mayFinish };
    noteChild(running);
    const life = new SignsOfLife(child.pid);
    let output = '';
    /** @param {Buffer} chunk */
    const keep = (chunk) => {
      const text = chunk.toString();
      output = (output + text).slice(-KEPT);
      life.note();
      onOutput?.(text);
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);

    /** @type {CommandError | undefined} */
    let givenUp;
    /** @param {'stalled' | 'overdue'} reason @param {string} detail */
    const giveUp = (reason, detail) => {
      if (givenUp) return;
      givenUp = new CommandError(name, output, reason, detail);
      endChild(running);
    };
    const overdue = setTimeout(() => giveUp('overdue', `not finished after ${inWords(timeoutMs)}`), timeoutMs);
    const watch = setInterval(() => {
      if (idleMs !== undefined && life.silentForMs() > idleMs) giveUp('stalled', `nothing arrived for ${inWords(idleMs)}`);
    }, 500);
    const settle = () => {
      clearTimeout(overdue);
      clearInterval(watch);
    };
    child.once('error', (error) => {
      settle();
      reject(new CommandError(name, error.message));
    });
    child.once('close', (code) => {
      settle();
      if (code === 0 && !givenUp) resolve(output);
      else reject(givenUp ?? new CommandError(name, output));
    });
  });
}

/** @param {number} ms */
function inWords(ms) {
  return ms < 120_000 ? `${Math.round(ms / 1000)} seconds` : `${Math.round(ms / 60_000)} minutes`;
}
