import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isUuid } from '../arguments/usage.js';

/** Remembers in the folder which batch its files come from, so that the same command goes on with it. */
const NAME = '.invoice-press-batch.json';

const KEY_PREFIX = 'cli-';

/** A batch that was begun here. */
export interface State {
  /** Of the request: another one is another batch. */
  requestSha256: string;
  /** Written before the batch is created: with it, creating it again gives the same batch. */
  idempotencyKey: string;
  /** Null: this process may have ended before it learned the id. */
  batchId: string | null;
}

/** For a batch that is about to be created. */
export function newState(requestSha256: string): State {
  return { requestSha256, idempotencyKey: KEY_PREFIX + randomUUID(), batchId: null };
}

/** What was begun here for the same request; null: nothing. @throws Error if the file cannot be read */
export async function readState(folder: string, requestSha256: string): Promise<State | null> {
  const state = parsed(await textOf(join(folder, NAME)));
  return state?.requestSha256 === requestSha256 ? state : null;
}

/** Under another name first: the file is never half written. */
export async function writeState(folder: string, state: State): Promise<void> {
  const path = join(folder, NAME);
  await writeFile(`${path}.part`, `${JSON.stringify(state)}\n`, { flush: true });
  await rename(`${path}.part`, path);
}

export async function removeState(folder: string): Promise<void> {
  await rm(join(folder, NAME), { force: true });
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}

/** Null: this command has not written it. */
function parsed(text: string): State | null {
  try {
    const { requestSha256, idempotencyKey = '', batchId } = JSON.parse(text) as Partial<State>;
    const isKey = idempotencyKey.startsWith(KEY_PREFIX) && isUuid(idempotencyKey.slice(KEY_PREFIX.length));
    if (requestSha256 === undefined || !isKey || (batchId !== null && !isUuid(batchId))) return null;
    return { requestSha256, idempotencyKey, batchId };
  } catch {
    return null;
  }
}
