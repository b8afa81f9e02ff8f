import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Remembers in the folder which batch its files come from, so that the same command goes on with it. */
const NAME = '.invoice-press-batch.json';

interface State {
  batchId: string;
  /** Of the request: another one is another batch. */
  requestSha256: string;
}

/** The batch that was begun here for the same request; null: none. */
export async function readState(folder: string, requestSha256: string): Promise<string | null> {
  const text = await readFile(join(folder, NAME), 'utf8').catch(() => '');
  try {
    const state = JSON.parse(text) as Partial<State>;
    return state.requestSha256 === requestSha256 && typeof state.batchId === 'string' ? state.batchId : null;
  } catch {
    return null;
  }
}

export async function writeState(folder: string, state: State): Promise<void> {
  await writeFile(join(folder, NAME), `${JSON.stringify(state)}\n`);
}

export async function removeState(folder: string): Promise<void> {
  await rm(join(folder, NAME), { force: true });
}
