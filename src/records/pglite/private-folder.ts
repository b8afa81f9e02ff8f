import { access, chmod, constants, lstat, mkdir, readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DataFolderForeignError, DataFolderUnusableError } from '../faults/errors.js';
import { explainFileFault } from './file-faults.js';

/** Only for the owner: the folder holds customers' records. */
const PRIVATE = 0o700;
const OTHERS = 0o077;

/**
 * Creates a folder or takes an existing one, and removes the rights of all other users. A link is followed: its target counts.
 * @throws DataFolderForeignError | DataFolderFullError | DataFolderUnusableError
 */
export async function makePrivate(folder: string): Promise<void> {
  try {
    await makeFolder(folder);
    const { uid } = await stat(folder);
    const own = process.getuid?.() ?? uid;
    // Root may have created it for this user as a mount. The files of this user in it are still private.
    if (uid !== own && uid !== 0) throw new DataFolderForeignError(folder, uid, own);
    if (uid === own) await chmod(folder, PRIVATE);
    await access(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    if (error instanceof DataFolderForeignError) throw error;
    const explained = explainFileFault(error, folder);
    throw explained === error ? new DataFolderUnusableError(folder, error) : explained;
  }
}

/** Not Node's own `recursive`: if a folder can never be created (below /proc), that never ends. */
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

/** Removes the rights of other users from a folder and its content. Links are left alone: their targets are not ours. */
export async function closeToOthers(folder: string): Promise<void> {
  if (((await stat(folder)).mode & OTHERS) === 0) return;
  await chmod(folder, PRIVATE);
  for (const name of await readdir(folder, { recursive: true })) {
    const path = join(folder, name);
    const { mode } = await lstat(path).catch(() => ({ mode: 0 }));
    if ((mode & OTHERS) !== 0 && (mode & constants.S_IFMT) !== constants.S_IFLNK) await chmod(path, mode & 0o700).catch(ifThere);
  }
}

/** A file that is gone by now can be ignored. */
function ifThere(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}
