import { setTimeout as pause } from 'node:timers/promises';
import { ItemAbandonedError } from '../../invoices/batches/errors.js';
import { DeadlineError } from '../../pdf/deadline.js';
import {
  beginItem,
  failItem,
  type OpenChunk,
  putItemBack,
  releaseItem,
  type WaitingItem,
} from '../../records/batches/work-items.js';
import { openItemRequest } from './item-request.js';
import { makeItem } from './make-item.js';
import type { WorkParts } from './parts.js';
import { codeOfFault, isPassing } from './passing-fault.js';

/** An item whose work was begun this often, and never ended, is given up: it may be what ends the process. */
const MOST_ATTEMPTS = 5;

/** Pause before a passing fault is tried again, in milliseconds; each further one is twice as long, up to the longest. */
const PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5000;

/**
 * Makes and releases one item, or ends it with the code of its fault. Faults that pass are waited for.
 * @param mayGoOn fires when no more work is to be begun
 * @returns false: the item is left to another worker
 */
export async function workItem(parts: WorkParts, open: OpenChunk, item: WaitingItem, mayGoOn: AbortSignal): Promise<boolean> {
  const started = performance.now();
  const progress = { isBegun: false };
  for (let pauseMs = PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
    try {
      const isReleased = await makeAndRelease(parts, open, item, progress);
      if (isReleased) parts.onItem('done', null, performance.now() - started);
      return true;
    } catch (error) {
      if (parts.abandon.aborted || (isPassing(error) && mayGoOn.aborted)) {
        await leave(parts, open, item, progress.isBegun && !isOfDatabase(error));
        return false;
      }
      if (!isPassing(error)) {
        const isNoted = await endWithFault(parts, open, item, error);
        if (isNoted) parts.onItem('failed', codeOfFault(error), performance.now() - started);
        return isNoted;
      }
      await pause(pauseMs);
    }
  }
}

/** Nothing is left to count against an item that was interrupted on purpose. What the database does to an item may be the item's own fault, so that counts. */
async function leave(
  { database }: WorkParts,
  { batchId }: OpenChunk,
  { position }: WaitingItem,
  isInnocent: boolean,
): Promise<void> {
  if (isInnocent) await putItemBack(database.prisma, batchId, position).catch(() => undefined);
}

function isOfDatabase(error: unknown): boolean {
  return codeOfFault(error) === 'database_unavailable';
}

/** @returns false: the item was not waiting any more */
async function makeAndRelease(
  parts: WorkParts,
  open: OpenChunk,
  item: WaitingItem,
  progress: { isBegun: boolean },
): Promise<boolean> {
  const { database, files: store, pdfs, admitBulk, itemTimeoutMs, abandon } = parts;
  const { batchId, caller, options } = open;
  await store.assertUsable();
  using ticket = await admitBulk(abandon);
  if (!progress.isBegun) {
    const attempts = await beginItem(database.prisma, batchId, item.position);
    if (attempts === null) return false;
    progress.isBegun = true;
    if (attempts > MOST_ATTEMPTS) throw new ItemAbandonedError(attempts - 1);
  }
  using request = openItemRequest(open, itemTimeoutMs, abandon);
  const toMake = { batchId, organisationId: caller.organisationId, item, options };
  const { files, ...released } = await makeItem(pdfs, request, toMake, ticket);
  ticket.releaseSlot();
  // The time of the item is that of its print; the storage has a patience of its own.
  for (const file of files) await store.put(file, abandon);
  return releaseItem(database.prisma, open, item.position, released);
}

/** @returns false: the database does not answer, so another worker does the item again */
async function endWithFault(
  { database, log }: WorkParts,
  { batchId }: OpenChunk,
  { position, invoiceId }: WaitingItem,
  error: unknown,
): Promise<boolean> {
  const code = error instanceof DeadlineError ? error.code : codeOfFault(error);
  const reason = error instanceof Error ? error.message : String(error);
  const level = code === 'internal_error' ? 'error' : 'info';
  const stack = code === 'internal_error' && error instanceof Error ? { error: error.stack } : {};
  log(level, 'batch item failed', { batch_id: batchId, position, invoice_id: invoiceId, code, reason, ...stack });
  return failItem(database.prisma, batchId, position, code).then(
    () => true,
    () => false,
  );
}
