import { randomUUID } from 'node:crypto';
import { StorageUnavailableError } from './errors.js';
import type { Storage } from './storage.js';

const TIMEOUT_MS = 20_000;

/**
 * Writes, reads and deletes a small object.
 * @throws StorageUnavailableError | StorageFullError that says what was refused
 */
export async function checkStorage(storage: Pick<Storage, 'put' | 'get' | 'deleteAll'>): Promise<void> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const folder = `check-${randomUUID()}`;
  const sent = Buffer.from(folder);
  try {
    await storage.put(`${folder}/object`, sent, { contentType: 'text/plain', signal });
    const received = await storage.get(`${folder}/object`, signal);
    if (!received.equals(sent)) throw new StorageUnavailableError('the storage returns other bytes than it was given');
    await storage.deleteAll(folder);
  } catch (error) {
    if (!signal.aborted) throw error;
    throw new StorageUnavailableError(`the storage did not answer within ${TIMEOUT_MS / 1000} seconds`, { cause: error });
  }
}
