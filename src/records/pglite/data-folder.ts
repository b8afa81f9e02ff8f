import { readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { explainFileFault } from './file-faults.js';
import { lockFolder } from './folder-lock.js';
import { closeToOthers, makePrivate } from './private-folder.js';

/** A data folder that only this process may open. */
export interface DataFolder extends AsyncDisposable {
  /** Where PGlite keeps its files. */
  databasePath: string;
}

/**
 * Takes the lock of a data folder and makes sure that it holds a complete database. A new database is created in another folder and moved into place in one
 * step, so that an interrupted start leaves nothing incomplete.
 * @throws DataFolderInUseError | DataFolderForeignError | DataFolderFullError | DataFolderUnusableError
 */
export async function openDataFolder(folder: string): Promise<DataFolder> {
  await makePrivate(folder);
  const lock = await lockFolder(folder).catch((error: unknown) => Promise.reject(explainFileFault(error, folder)));
  try {
    const databasePath = join(folder, 'pglite');
    await removeUnfinished(folder);
    if (!(await exists(join(databasePath, 'PG_VERSION')))) await initialise(databasePath);
    await closeToOthers(databasePath);
    return { databasePath, [Symbol.asyncDispose]: () => lock[Symbol.asyncDispose]() };
  } catch (error) {
    await lock[Symbol.asyncDispose]();
    throw explainFileFault(error, folder);
  }
}

async function initialise(databasePath: string): Promise<void> {
  const unfinished = `${databasePath}.unfinished`;
  // Not at the top: the image leaves this package out.
  const { PGlite } = await import('@electric-sql/pglite');
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
