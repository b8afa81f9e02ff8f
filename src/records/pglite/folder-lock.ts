import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DataFolderInUseError } from '../errors.js';

/** Who holds a lock; a process is told from a later one with the same pid by when it started. */
interface Holder {
  pid: number;
  startedAt: string;
}

/** How often a lock that vanishes while we look is looked at again. */
const ATTEMPTS = 5;

/**
 * Takes the lock of a folder: PGlite has none of its own, and two processes in one folder destroy it. A lock whose process is gone is taken over.
 * @throws DataFolderInUseError
 */
export async function lockFolder(folder: string): Promise<AsyncDisposable> {
  const path = join(folder, 'lock');
  const own = `${path}.${randomUUID()}`;
  await writeFile(own, JSON.stringify(await describeProcess(process.pid)));
  try {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (await tryLink(own, path)) return { [Symbol.asyncDispose]: () => rm(path, { force: true }) };
      await removeIfAbandoned(path, folder);
    }
    throw new Error(`could not take the lock ${path}`);
  } finally {
    await rm(own, { force: true });
  }
}

/** A hard link is made or it is not: no two processes both succeed. */
async function tryLink(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function removeIfAbandoned(path: string, folder: string): Promise<void> {
  const holder = await readHolder(path);
  if (holder && (await isRunning(holder))) throw new DataFolderInUseError(folder, holder.pid);
  // Moved away before it is deleted: a lock that another process took meanwhile would be seen here and put back.
  const abandoned = `${path}.${randomUUID()}`;
  await rename(path, abandoned).catch(() => undefined);
  const moved = await readHolder(abandoned);
  if (moved && (await isRunning(moved))) await tryLink(abandoned, path);
  await rm(abandoned, { force: true });
}

async function readHolder(path: string): Promise<Holder | undefined> {
  try {
    const { pid, startedAt } = JSON.parse(await readFile(path, 'utf8')) as Partial<Holder>;
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

/** Boot and start time of a process on Linux; elsewhere the pid alone has to do. */
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
