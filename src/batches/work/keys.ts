import { randomBytes } from 'node:crypto';

/* Where the files of batches are in the storage. */

/** Everything of a batch; it is deleted together. */
export function batchPrefix(organisationId: string, batchId: string): string {
  return `${organisationId}/${batchId}`;
}

/** The file of an item. Its name sorts by position, and has the beginning of its hash. */
export function itemKey(organisationId: string, batchId: string, position: number, sha256: string, ending: string): string {
  const place = String(position).padStart(7, '0');
  return `${batchPrefix(organisationId, batchId)}/items/${place}-${sha256.slice(0, 16)}.${ending}`;
}

/**
 * A new key for the result of a batch, made in a round: a retry makes another one. Two workers that make it at once, because one was thought dead, do not write over each other's
 * file; only one of them ends the batch.
 */
export function resultKey(organisationId: string, batchId: string, round: number, ending: string): string {
  return `${batchPrefix(organisationId, batchId)}/result-${round}-${randomBytes(4).toString('hex')}.${ending}`;
}
