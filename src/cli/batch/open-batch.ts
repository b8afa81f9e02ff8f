import type { Batches } from '../../batches/batches.js';
import type { Batch, BatchRequest } from '../../invoices/batches/batch.js';
import { BatchNotFoundError } from '../../invoices/batches/errors.js';
import { newState, readState, type State, writeState } from './state-file.js';

type Context = Parameters<Batches['create']>[0];

interface Asked {
  request: BatchRequest;
  requestSha256: string;
  /** Of a new event: each change has its own. */
  contextOf: () => Context;
}

/**
 * Goes on with the batch that was begun in the folder for the same request, tries it again if it failed, or creates one.
 * @returns its id, and the words that tell what was done
 * @throws BatchSelectionError | BatchStateError | DatabaseUnavailableError, or an Error if the state file cannot be read or written
 */
export async function openBatch(
  batches: Pick<Batches, 'create' | 'find' | 'retry'>,
  folder: string,
  asked: Asked,
): Promise<{ id: string; words: string }> {
  const create = async (state: State) => {
    const { request, requestSha256, contextOf } = asked;
    const id = await batches.create(contextOf(), { request, requestSha256, idempotencyKey: state.idempotencyKey });
    await writeState(folder, { ...state, batchId: id });
    return id;
  };
  const state = await readState(folder, asked.requestSha256);
  const known = state && (await usableBatch(batches, asked, state.batchId ?? (await create(state))));
  if (known?.state === 'failed') {
    await batches.retry(asked.contextOf(), known.id);
    return { id: known.id, words: `Trying the batch ${known.id} again.` };
  }
  if (known) return { id: known.id, words: `Going on with the batch ${known.id}.` };
  const next = newState(asked.requestSha256);
  await writeState(folder, next);
  const id = await create(next);
  return { id, words: `Batch ${id}.` };
}

/** Null: it is gone, was cancelled, or its files are deleted. */
async function usableBatch(batches: Pick<Batches, 'find'>, { contextOf }: Asked, id: string): Promise<Batch | null> {
  try {
    const batch = await batches.find(contextOf().organisationId, id);
    const isExpired = batch.isExpired || (batch.expiresAt !== null && batch.expiresAt < new Date());
    return isExpired || batch.state === 'cancelled' ? null : batch;
  } catch (error) {
    if (error instanceof BatchNotFoundError) return null;
    throw error;
  }
}
