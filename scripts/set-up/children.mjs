// The commands that run at the moment, and how Ctrl-C ends them.
import { constants } from 'node:os';
import { say } from './progress.mjs';

/**
 * @typedef {object} Running
 * @property {import('node:child_process').ChildProcess} child the first of its process group
 * @property {string} name
 * @property {boolean} mayFinish it must not be cut off without need: it is asked alone, and ends its own children
 */

/** @type {Set<Running>} */
const running = new Set();
/** How long a command may take to clean up, and one that may finish, in milliseconds. */
const GRACE_MS = 3000;
const LONG_GRACE_MS = 60_000;
const SAME_MS = 500;
/** @type {NodeJS.Signals[]} */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Notes a command that runs in a process group of its own, until it has ended. @param {Running} one */
export function noteChild(one) {
  running.add(one);
  one.child.once('close', () => running.delete(one)).once('error', () => running.delete(one));
}

/** Ends a group: at first so that it can clean up, after a while at any rate. @param {Running} one */
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
      say('\nStopped. What is done already is kept: the next run goes on from there.');
      process.exit(128 + constants.signals[signal]);
    };
    if (running.size === 0) exit();
    // npm passes on what the terminal has sent already: one Ctrl-C arrives twice.
    if (Date.now() - interruptedAt < SAME_MS) return;
    if (interruptedAt > 0) {
      for (const { child } of running) signalGroup(child, 'SIGKILL');
      return exit();
    }
    interruptedAt = Date.now();
    for (const one of running) {
      if (one.mayFinish) say(`\n${one.name} finishes what it has begun. Ctrl-C again ends it at once.`);
      // Before the other listeners run: a command that was stopped did not fail.
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
