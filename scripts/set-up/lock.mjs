// One set-up at a time in a folder. Otherwise npm run demo and npm test in two terminals would install into each other.
import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { inProject } from './project.mjs';
import { describeProcess, isRunning } from './running-process.mjs';
import { SetUpError } from './set-up-error.mjs';

/** @typedef {import('./running-process.mjs').RunningProcess} RunningProcess */

const FOLDER = '.cache/set-up';
const LOCK = `${FOLDER}/lock`;
const PAUSE_MS = 250;
/** Longer than a set-up takes on a slow network. */
const PATIENCE_MS = 30 * 60_000;

/**
 * Does some work while no other set-up of this folder runs. Waits for one that does, and says so.
 * @template T
 * @param {import('./progress.mjs').Progress} progress
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function exclusively(progress, work) {
  mkdirSync(inProject(FOLDER), { recursive: true });
  const own = inProject(`${LOCK}.${randomUUID()}`);
  writeFileSync(own, JSON.stringify(describeProcess(process.pid)));
  const removeOwn = () => rmSync(own, { force: true });
  process.once('exit', removeOwn);
  try {
    const holder = tryLock(own);
    if (holder) {
      const doing = `waiting for the one of process ${holder.pid} in this folder`;
      await progress.step('other set-up', doing, () => waitForLock(own));
    }
  } finally {
    process.off('exit', removeOwn);
    removeOwn();
  }
  const release = () => rmSync(inProject(LOCK), { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

/** @param {string} own */
async function waitForLock(own) {
  const start = Date.now();
  for (;;) {
    const holder = tryLock(own);
    if (!holder) return;
    if (Date.now() - start > PATIENCE_MS) {
      throw new SetUpError(
        `process ${holder.pid} has been setting up this folder for ${PATIENCE_MS / 60_000} minutes`,
        `end process ${holder.pid}, or delete ${LOCK} if that process does not belong to invoice-press, then run the command again.`,
      );
    }
    await setTimeout(PAUSE_MS);
  }
}

/** Takes the lock, or returns the process that holds it. Takes over the lock of a process that is gone. @param {string} own @returns {RunningProcess | undefined} */
function tryLock(own) {
  const path = inProject(LOCK);
  if (tryLink(own, path)) return undefined;
  const holder = holderOf(path);
  if (holder && isRunning(holder)) return holder;
  // Only one process at a time may remove an abandoned lock: otherwise one could remove a new lock that another has just made.
  const removing = `${path}.removing`;
  if (tryLink(own, removing)) {
    const still = holderOf(path);
    if (!still || !isRunning(still)) rmSync(path, { force: true });
    const taken = tryLink(own, path);
    rmSync(removing, { force: true });
    return taken ? undefined : (holderOf(path) ?? holder ?? describeProcess(process.pid));
  }
  const remover = holderOf(removing);
  if (!remover || !isRunning(remover)) rmSync(removing, { force: true });
  return remover ?? describeProcess(process.pid);
}

/** Makes a hard link. This is atomic: only one of two processes succeeds. @param {string} from @param {string} to */
function tryLink(from, to) {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** @param {string} path @returns {RunningProcess | undefined} */
function holderOf(path) {
  try {
    const { pid, startedAt } = JSON.parse(readFileSync(path, 'utf8'));
    return typeof pid === 'number' && typeof startedAt === 'string' ? { pid, startedAt } : undefined;
  } catch {
    return undefined;
  }
}
