import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { PROJECT } from './set-up/project.mjs';

/**
 * Runs a Node program on this terminal until it ends. Passes on signals that only this process gets (`kill`, a timeout of CI).
 * @param {string[]} args
 * @returns {Promise<number>} its exit code
 */
export function runNode(args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: PROJECT, stdio: 'inherit' });
    const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
    const passOn = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal);
    for (const signal of signals) process.on(signal, passOn);
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      for (const one of signals) process.off(one, passOn);
      resolve(code ?? 128 + (signal ? constants.signals[signal] : 1));
    });
  });
}
