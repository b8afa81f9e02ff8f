import { access, chmod, constants, lstat, mkdir, readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DataFolderForeignError, DataFolderUnusableError } from '../faults/errors.js';
import { explainFileFault } from './file-faults.js';

/** Nobody but the owner: a folder holds customers' records. */
const PRIVATE = 0o700;
const OTHERS = 0o077;

/**
 * Makes a folder, or takes one that is there, and closes it to everybody else. A link is followed: where it leads is what counts.
 * @throws DataFolderForeignError | DataFolderFullError | DataFolderUnusableError
 */
export async function makePrivate(folder: string): Promise<void> {
  try {
    await makeFolder(folder);
    const { uid } = await stat(folder);
    const own = process.getuid?.() ?? uid;
    // Root may have made it for this user, as a mount: what this user puts into it is closed all the same.
    if (uid !== own && uid !== 0) throw new DataFolderForeignError(folder, uid, own);
    if (uid === own) await chmod(folder, PRIVATE);
    await access(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    if (error instanceof DataFolderForeignError) throw error;
    const explained = explainFileFault(error, folder);
    throw explained === error ? new DataFolderUnusableError(folder, error) : explained;
  }
}

/** Not Node's own `recursive`: where a folder can never be made (below /proc), that goes on for ever. */
async function makeFolder(path: string, parentToo = true): Promise<void> {
  try {
    await mkdir(path, { mode: PRIVATE });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' && (await stat(path)).isDirectory()) return;
    if (code !== 'ENOENT' || !parentToo) throw error;
    await makeFolder(dirname(path), dirname(path) !== path);
    await makeFolder(path, false);
  }
}

/** Closes a folder, and what lies in it, where it came to be open. Links are left alone: what they lead to is not ours. */
export async function closeToOthers(folder: string): Promise<void> {
  if (((await stat(folder)).mode & OTHERS) === 0) return;
  await chmod(folder, PRIVATE);
  for (const name of await readdir(folder, { recursive: true })) {
    const path = join(folder, name);
    const { mode } = await lstat(path).catch(() => ({ mode: 0 }));
    if ((mode & OTHERS) !== 0 && (mode & constants.S_IFMT) !== constants.S_IFLNK) await chmod(path, mode & 0o700).catch(ifThere);
  }
}

/** A file that has gone meanwhile needs no closing. */
function ifThere(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}
