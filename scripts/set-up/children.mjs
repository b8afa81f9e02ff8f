// The commands that run at the moment, and how they end when somebody presses Ctrl-C.
import { constants } from 'node:os';
import { say } from './progress.mjs';

/** @typedef {{ child: import('node:child_process').ChildProcess, name: string, graceMs: number }} Running */

/** @type {Set<Running>} */
const running = new Set();
/** @type {NodeJS.Signals[]} */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Notes a command that runs in a process group of its own, until it has ended. @param {Running} one */
export function noteChild(one) {
  running.add(one);
  one.child.once('close', () => running.delete(one)).once('error', () => running.delete(one));
}

/** Ends a group: at first so that it can clean up, after `graceMs` at any rate. @param {Running} one */
export function endChild(one) {
  signalGroup(one.child, 'SIGTERM');
  const timer = setTimeout(() => signalGroup(one.child, 'SIGKILL'), one.graceMs);
  one.child.once('close', () => clearTimeout(timer));
}

/** From now on Ctrl-C ends the commands, then this process. Returns how to undo that. */
export function endChildrenOnInterrupt() {
  let interrupted = false;
  const interrupt = (/** @type {NodeJS.Signals} */ signal) => {
    const exit = () => process.exit(128 + constants.signals[signal]);
    if (running.size === 0) exit();
    if (interrupted) {
      for (const { child } of running) signalGroup(child, 'SIGKILL');
      return exit();
    }
    interrupted = true;
    for (const one of running) {
      if (one.graceMs > GRACE_MS) say(`\nWaiting until ${one.name} has ended in order. Ctrl-C again ends it at once.`);
      // Before anybody else hears of it: what was stopped has not failed.
      one.child.prependOnceListener('close', exit);
      endChild(one);
    }
  };
  for (const signal of SIGNALS) process.on(signal, interrupt);
  return () => {
    for (const signal of SIGNALS) process.off(signal, interrupt);
  };
}

/** How long a command may take to clean up. */
export const GRACE_MS = 3000;

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
