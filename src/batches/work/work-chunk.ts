import { JobUnfinishedError } from '../../queue/index.js';
import { endOfItems, type OpenChunk, openChunk, type WaitingItem } from '../../records/batches/work-items.js';
import type { WorkParts } from './parts.js';
import { workItem } from './work-item.js';

/** The chunk of a job, and how long the job is this worker's alone. */
export interface ChunkToDo {
  batchId: string;
  chunk: number;
  expiresInMs: number;
}

/** The part of that time after which no more items are begun: the rest is for those that have begun. */
const BEGIN_WITHIN = 0.75;

/**
 * Makes the invoices of a chunk that are still waiting, a few at a time; the last chunk leads to the result. If it is done twice, nothing is released twice.
 * @param signal fires when the worker stops: then no more items are begun
 * @throws JobUnfinishedError if items are left
 */
export async function workChunk(
  parts: WorkParts,
  { batchId, chunk, expiresInMs }: ChunkToDo,
  signal: AbortSignal,
): Promise<void> {
  const { database } = parts;
  const open = await openChunk(database.prisma, batchId, chunk);
  if (open) {
    const mayBegin = AbortSignal.any([signal, AbortSignal.timeout(expiresInMs * BEGIN_WITHIN)]);
    await makeItems(parts, open, mayBegin);
  }
  await endOfItems(database, batchId);
}

async function makeItems(parts: WorkParts, open: OpenChunk, mayBegin: AbortSignal): Promise<void> {
  const waiting = open.items.values();
  let isLeft = false;
  const lane = async () => {
    for (const item of takeWhile(waiting, () => !mayBegin.aborted && !isLeft)) {
      if (await workItem(parts, open, item, mayBegin)) continue;
      isLeft = true;
    }
  };
  await Promise.all(Array.from({ length: parts.itemsAtATime }, lane));
  if (isLeft || waiting.next().done !== true) throw new JobUnfinishedError();
}

/** The items that are left, one by one: all lanes take from the same list. */
function* takeWhile(items: Iterator<WaitingItem>, mayGoOn: () => boolean): Generator<WaitingItem> {
  while (mayGoOn()) {
    const next = items.next();
    if (next.done) return;
    yield next.value;
  }
}
