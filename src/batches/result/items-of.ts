import type { BatchFault } from '../../invoices/batches/batch.js';
import { type DoneItem, doneItems } from '../../records/batches/end-batch.js';
import { faultsOf } from '../../records/batches/find-batch.js';
import type { PrismaClient } from '../../records/prisma-client/client.js';

/** Rows of one query. */
const PAGE = 1000;

/** The items of a batch that have files, in order, read page by page. */
export async function* itemsOf(prisma: PrismaClient, batchId: string): AsyncGenerator<DoneItem> {
  yield* pages((after) => doneItems(prisma, batchId, after, PAGE));
}

/** The items that failed, in order, read page by page. */
export async function* allFaultsOf(prisma: PrismaClient, batchId: string): AsyncGenerator<BatchFault> {
  yield* pages((after) => faultsOf(prisma, batchId, after, PAGE));
}

async function* pages<T extends { position: number }>(read: (after: number) => Promise<T[]>): AsyncGenerator<T> {
  for (let after = -1; ;) {
    const page = await read(after);
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    after = last.position;
  }
}
