// The commands that are running, and how Ctrl-C ends them.
import { constants } from 'node:os';
import { say } from './progress.mjs';

/**
 * @typedef {object} Running
 * @property {import('node:child_process').ChildProcess} child the first of its process group
 * @property {string} name
 * @property {boolean} mayFinish it should finish its work: only it gets the signal, and it ends its own children
 */

/** @type {Set<Running>} */
const running = new Set();
/** How long a command may take to clean up, and how long one that may finish, in milliseconds. */
const GRACE_MS = 3000;
const LONG_GRACE_MS = 60_000;
const SAME_MS = 500;
/** @type {NodeJS.Signals[]} */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Keeps track of a command in its own process group until it has ended. @param {Running} one */
export function noteChild(one) {
  running.add(one);
  one.child.once('close', () => running.delete(one)).once('error', () => running.delete(one));
}

/** Ends a process group: first with a signal that lets it clean up, then by force. @param {Running} one */
export function endChild({ child, mayFinish }) {
  if (mayFinish) child.kill('SIGINT');
  else signalGroup(child, 'SIGTERM');
  const timer = setTimeout(() => signalGroup(child, 'SIGKILL'), mayFinish ? LONG_GRACE_MS : GRACE_MS);
  child.once('close', () => clearTimeout(timer));
}

/** From now on Ctrl-C ends the commands, then this process. Returns how to undo that. */
export function endChildrenOnInterrupt() {
  let interruptedAt = 0;
  const interrupt = (/** @type {NodeJS.Signals} */ signal) => {
    const exit = () => {
      say('\nStopped. Finished steps are kept: the next run continues from there.');
      process.exit(128 + constants.signals[signal]);
    };
    if (running.size === 0) exit();
    // Both the terminal and npm send the signal: one Ctrl-C arrives twice.
    if (Date.now() - interruptedAt < SAME_MS) return;
    if (interruptedAt > 0) {
      for (const { child } of running) signalGroup(child, 'SIGKILL');
      return exit();
    }
    interruptedAt = Date.now();
    for (const one of running) {
      if (one.mayFinish) say(`\n${one.name} finishes its work. Press Ctrl-C again to end it at once.`);
      // Runs before the other listeners: a command that was stopped did not fail.
      one.child.prependOnceListener('close', exit);
      endChild(one);
    }
  };
  for (const signal of SIGNALS) process.on(signal, interrupt);
  return () => {
    for (const signal of SIGNALS) process.off(signal, interrupt);
  };
}

/** @param {import('node:child_process').ChildProcess} child @param {NodeJS.Signals} signal */
function signalGroup(child, signal) {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // It has ended; or this is Windows, which has no groups.
    child.kill(signal);
  }
}
