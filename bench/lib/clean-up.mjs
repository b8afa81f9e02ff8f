// When the benchmark ends, however it ends, nothing of it is left: no process, no folder.
import { descendants, signal, stillRunning } from '../../test/harness/machine/processes.js';
import { say } from './report.mjs';

const CODES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };
/** Longer than a service is given to stop. */
const PATIENCE_MS = 30_000;

/** Somebody pressed Ctrl-C, or sent a signal. */
export class InterruptedError extends Error {
  code = 'interrupted';

  /** @param {keyof typeof CODES} name */
  constructor(name) {
    super(`ended by ${name}`);
    this.exitCode = CODES[name];
  }
}

/** @type {Set<() => Promise<void>>} */
const stops = new Set();
let ending = false;

/**
 * Remembers what must be stopped when the benchmark ends. What started last stops first.
 * @param {() => Promise<void>} stop may be called more than once
 * @throws Error if the benchmark is ending already: then nothing may start
 */
export function stopAtTheEnd(stop) {
  if (ending) {
    void stop();
    throw new Error('the benchmark is ending');
  }
  stops.add(stop);
}

/**
 * Does the work and stops everything afterwards: also if the work fails, or a signal ends it. A second signal kills at once.
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withCleanUp(work) {
  process.once('exit', () => kill(descendants(process.pid)));
  /** @type {Promise<never>} */
  const interrupted = new Promise((_, reject) => {
    for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
      process.on(name, () => (ending ? process.exit(CODES[name]) : reject(new InterruptedError(name))));
    }
  });
  const working = work();
  // After an interruption it fails as well, since everything it works with is stopped.
  working.catch(() => {});
  try {
    return await Promise.race([working, interrupted]);
  } finally {
    await stopAll();
  }
}

async function stopAll() {
  ending = true;
  // Children of what is killed get another parent, so they have to be known before.
  const before = descendants(process.pid);
  const timer = setTimeout(() => kill(before), PATIENCE_MS);
  for (const stop of [...stops].toReversed()) {
    await stop().catch((/** @type {unknown} */ error) => say(`something did not stop: ${String(error)}`));
  }
  clearTimeout(timer);
  kill(stillRunning([...before, ...descendants(process.pid)]));
}

/** @param {readonly { pid: number }[]} processes */
function kill(processes) {
  for (const { pid } of processes) signal(pid, 'SIGKILL');
}
