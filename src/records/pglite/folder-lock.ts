import { randomUUID } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { DataFolderInUseError } from '../faults/errors.js';

/** The holder of a lock. The start time distinguishes a process from a later one with the same pid. */
interface Holder {
  pid: number;
  startedAt: string;
}

/** Number of retries while others take a lock over, and the pause between them in milliseconds. */
const ATTEMPTS = 50;
const PAUSE_MS = 20;

/**
 * Takes the lock of a folder. PGlite has no lock, and two processes in one folder destroy it. A lock of a dead process is taken over.
 * @throws DataFolderInUseError
 */
export async function lockFolder(folder: string): Promise<AsyncDisposable> {
  const path = join(folder, 'lock');
  const own = `${path}.${randomUUID()}`;
  await writeFile(own, JSON.stringify(await describeProcess(process.pid)), { mode: 0o600 });
  try {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (await tryLink(own, path)) return { [Symbol.asyncDispose]: () => rm(path, { force: true }) };
      const state = await stateOf(path);
      if (typeof state === 'object') throw new DataFolderInUseError(folder, state.pid);
      if (state === 'abandoned') await removeAbandoned(path, own);
    }
    throw new Error(`could not take the lock ${path}`);
  } finally {
    await rm(own, { force: true });
  }
}

/** Creating a hard link is atomic: two processes cannot both succeed. */
async function tryLink(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** One process at a time, under a second lock: otherwise another process could replace an abandoned lock after we check it and before we remove it. */
async function removeAbandoned(path: string, own: string): Promise<void> {
  const removing = `${path}.removing`;
  if (await tryLink(own, removing)) {
    if ((await stateOf(path)) === 'abandoned') await rm(path, { force: true });
    await rm(removing, { force: true });
    return;
  }
  if ((await stateOf(removing)) === 'abandoned') await rm(removing, { force: true });
  await setTimeout(PAUSE_MS);
}

/** The holder of a lock: a running process, a dead process, or nobody. */
async function stateOf(path: string): Promise<Holder | 'abandoned' | 'free'> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return 'free';
  const holder = parseHolder(text);
  return holder && (await isRunning(holder)) ? holder : 'abandoned';
}

function parseHolder(text: string): Holder | undefined {
  try {
    const { pid, startedAt } = JSON.parse(text) as Partial<Holder>;
    return typeof pid === 'number' && typeof startedAt === 'string' ? { pid, startedAt } : undefined;
  } catch {
    return undefined;
  }
}

async function isRunning(holder: Holder): Promise<boolean> {
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    // EPERM: it runs, as another user.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return (await describeProcess(holder.pid)).startedAt === holder.startedAt;
}

/** Boot and start time of a process on Linux; elsewhere only the pid is known. */
async function describeProcess(pid: number): Promise<Holder> {
  try {
    const boot = (await readFile('/proc/sys/kernel/random/boot_id', 'utf8')).trim();
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    // proc(5): the 22nd field; the second, the command, is in brackets and may hold spaces.
    const startTime = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return { pid, startedAt: `${boot} ${startTime}` };
  } catch {
    return { pid, startedAt: 'unknown' };
  }
}
