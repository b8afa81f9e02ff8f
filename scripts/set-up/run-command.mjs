import { spawn } from 'node:child_process';
import { PROJECT } from './project.mjs';

/** A command of set-up that failed, with what it printed. */
export class CommandError extends Error {
  /** @param {string} command @param {string} output */
  constructor(command, output) {
    super(`${command} failed:\n${output.trim().split('\n').slice(-30).join('\n')}`);
    this.name = 'CommandError';
    this.output = output;
  }
}

/**
 * Runs a command in the project's folder and returns what it printed.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: Record<string, string>, timeoutMs?: number }} [options]
 * @returns {Promise<string>}
 */
export function runCommand(command, args, { env = {}, timeoutMs = 15 * 60_000 } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: PROJECT,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: timeoutMs,
      // A group of its own, which is ended as a whole: half an installation must not go on behind the back of whoever stopped it.
      detached: true,
    });
    const interrupt = () => {
      if (child.pid) process.kill(-child.pid, 'SIGKILL');
      process.exit(130);
    };
    process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
    child.once('close', () => process.off('SIGINT', interrupt).off('SIGTERM', interrupt));
    let output = '';
    const keep = (/** @type {Buffer} */ chunk) => (output += chunk.toString());
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => reject(new CommandError(command, error.message)));
    child.on('close', (code) => (code === 0 ? resolve(output) : reject(new CommandError([command, ...args].join(' '), output))));
  });
}
