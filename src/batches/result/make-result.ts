import { setTimeout as pause } from 'node:timers/promises';
import type { BatchCounts, BatchResult } from '../../invoices/batches/batch.js';
import { endBatch, findFinishing, type FinishingBatch } from '../../records/batches/end-batch.js';
import { findBatch } from '../../records/batches/find-batch.js';
import { ObjectNotFoundError } from '../../storage/errors.js';
import { codeOfFault, isPassing } from '../work/passing-fault.js';
import { makeManifest } from './manifest.js';
import { makeMerged } from './merged.js';
import type { ResultParts } from './parts.js';
import { makeZip } from './zip.js';

/** Pauses before the result is made again after a fault that may pass, in milliseconds. After the last one, the batch fails; it can be tried again. */
const PAUSES_MS = [500, 2000, 8000];

/** A result that was begun this often, and never ended, is given up: it may be what ends the process. */
const MOST_ATTEMPTS = 5;

const MAKERS = { zip: makeZip, 'merged-pdf': makeMerged, files: makeManifest } as const;

/**
 * Makes the result of a batch whose items have all ended, and ends the batch.
 * @param signal fires when the worker must stop; then the job is left to another one
 * @throws the signal's reason | DatabaseUnavailableError
 */
export async function makeResult(parts: ResultParts, batchId: string, signal: AbortSignal): Promise<void> {
  const { prisma } = parts.database;
  const batch = await findFinishing(prisma, batchId);
  if (!batch) return;
  const counts = await countsOf(parts, batch);
  const made =
    batch.resultsBegun > MOST_ATTEMPTS
      ? ({ result: null, errorCode: 'batch_abandoned' } as const)
      : await resultOf(parts, batch, signal);
  const end = { ...made, lifetimeMs: parts.lifetimeMs };
  const state = made.result === null ? 'failed' : 'finished';
  let after = (): void => undefined;
  const isEnded = await endBatch(prisma, batch, end, async (db) => {
    after = await parts.onEnd(db, { ...batch, state, counts });
  });
  if (!isEnded) return;
  parts.log('info', 'batch ended', { batch_id: batchId, state, code: made.errorCode, ...counts });
  after();
}

async function countsOf({ database }: ResultParts, { organisationId, id }: FinishingBatch): Promise<BatchCounts> {
  const batch = await findBatch(database.prisma, organisationId, id);
  if (!batch) throw new Error(`the batch ${id} is gone`);
  return batch.counts;
}

type Made = { result: BatchResult; errorCode: null } | { result: null; errorCode: string };

/** The result, or why there is none. */
async function resultOf(parts: ResultParts, batch: FinishingBatch, signal: AbortSignal): Promise<Made> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return { result: await MAKERS[batch.options.delivery](parts, batch, signal), errorCode: null };
    } catch (error) {
      signal.throwIfAborted();
      const code = error instanceof ObjectNotFoundError ? 'batch_files_missing' : codeOfFault(error);
      const pauseMs = PAUSES_MS[attempt];
      const reason = error instanceof Error ? error.message : String(error);
      parts.log('warn', 'batch result failed', { batch_id: batch.id, code, reason, attempt: attempt + 1 });
      if (code === 'database_unavailable') throw error;
      const mayPass = isPassing(error) || code.startsWith('storage_');
      if (!mayPass || pauseMs === undefined) return { result: null, errorCode: code };
      await pause(pauseMs);
    }
  }
}
