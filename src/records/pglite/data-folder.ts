import { access, constants, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { DataFolderUnusableError } from '../errors.js';
import { lockFolder } from './folder-lock.js';

/** A data folder that this process, and no other, may open. */
export interface DataFolder extends AsyncDisposable {
  /** Where PGlite keeps its files. */
  databasePath: string;
}

/**
 * Takes the lock of a data folder and makes sure that it holds a whole database: a new one is made aside and put in place in one
 * step, so that a start that was interrupted leaves nothing half-made.
 * @throws DataFolderInUseError | DataFolderUnusableError
 */
export async function openDataFolder(folder: string): Promise<DataFolder> {
  await assertWritable(folder);
  const lock = await lockFolder(folder);
  try {
    const databasePath = join(folder, 'pglite');
    await removeUnfinished(folder);
    if (!(await exists(join(databasePath, 'PG_VERSION')))) await initialise(databasePath);
    return { databasePath, [Symbol.asyncDispose]: () => lock[Symbol.asyncDispose]() };
  } catch (error) {
    await lock[Symbol.asyncDispose]();
    throw error;
  }
}

/** The first thing written there says whether anything can be. */
async function assertWritable(folder: string): Promise<void> {
  try {
    // Customers' records: nobody else's to read.
    await makeFolder(folder);
    await access(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new DataFolderUnusableError(folder, error);
  }
}

/** Not Node's own `recursive`: where a folder can never be made (below /proc), that goes on for ever. */
async function makeFolder(path: string, parentToo = true): Promise<void> {
  try {
    await mkdir(path, { mode: 0o700 });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' && (await stat(path)).isDirectory()) return;
    if (code !== 'ENOENT' || !parentToo) throw error;
    await makeFolder(dirname(path), dirname(path) !== path);
    await makeFolder(path, false);
  }
}

async function initialise(databasePath: string): Promise<void> {
  const unfinished = `${databasePath}.unfinished`;
  const database = await PGlite.create(unfinished);
  await database.exec('CHECKPOINT');
  await database.close();
  await rename(unfinished, databasePath);
}

async function removeUnfinished(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (name.endsWith('.unfinished')) await rm(join(folder, name), { recursive: true, force: true });
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
