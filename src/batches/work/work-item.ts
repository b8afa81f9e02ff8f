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

/** How long a fault of the storage may last, in milliseconds, before its items fail: the storage may refuse for good. */
const STORAGE_PATIENCE_MS = 20_000;

/**
 * Makes and releases one item, or ends it with the code of its fault. Faults that pass are waited for.
 * @param mayGoOn fires when no more work is to be begun
 * @returns false: the item is left to another worker
 */
export async function workItem(parts: WorkParts, open: OpenChunk, item: WaitingItem, mayGoOn: AbortSignal): Promise<boolean> {
  const { prisma } = parts.database;
  const started = performance.now();
  let pauseMs = PAUSE_MS;
  let isBegun = false;
  for (;;) {
    try {
      const attempts = isBegun ? 1 : await beginItem(prisma, open.batchId, item.position);
      if (attempts === null) return true;
      isBegun = true;
      if (attempts > MOST_ATTEMPTS) throw new ItemAbandonedError(attempts - 1);
      await makeAndRelease(parts, open, item);
      parts.onItem('done', null, performance.now() - started);
      return true;
    } catch (error) {
      if (parts.abandon.aborted || (isPassing(error) && mayGoOn.aborted)) {
        if (isBegun) await putItemBack(prisma, open.batchId, item.position).catch(() => undefined);
        return false;
      }
      const isTried = performance.now() - started > STORAGE_PATIENCE_MS && codeOfFault(error).startsWith('storage_');
      if (!isPassing(error) || isTried) {
        const isNoted = await endWithFault(parts, open, item, error);
        if (isNoted) parts.onItem('failed', codeOfFault(error), performance.now() - started);
        return isNoted;
      }
      await pause(pauseMs);
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
    }
  }
}

async function makeAndRelease(parts: WorkParts, open: OpenChunk, item: WaitingItem): Promise<void> {
  const { database, storage, pdfs, admitBulk, itemTimeoutMs, abandon } = parts;
  const { batchId, caller, options } = open;
  using ticket = await admitBulk(abandon);
  using request = openItemRequest(open, itemTimeoutMs, abandon);
  const toMake = { batchId, organisationId: caller.organisationId, item, options };
  const { files, ...released } = await makeItem(pdfs, request, toMake, ticket);
  ticket.releaseSlot();
  for (const { key, bytes, contentType } of files) {
    await request.step('store', () => storage.put(key, bytes, { contentType, signal: request.signal }));
  }
  await request.step('audit', () => releaseItem(database.prisma, open, item.position, released));
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

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
