import type { Batch, BatchFault, BatchOptions, BatchResult, BatchState } from '../../invoices/batches/batch.js';
import { asDatabaseError } from '../faults/as-database-error.js';
import type { Batch as BatchRow, PrismaClient } from '../prisma-client/client.js';

/** The most faults that a batch shows. */
export const MOST_FAULTS = 100;

/** A batch of the organisation with its counts and first faults; null: it has no such batch. @throws DatabaseUnavailableError */
export async function findBatch(prisma: PrismaClient, organisationId: string, id: string): Promise<Batch | null> {
  return asDatabaseError('Reading the batch', async () => {
    const row = await prisma.batch.findFirst({ where: { id, organisationId } });
    if (!row) return null;
    const counts = await countItems(prisma, row);
    const faults = counts.failed === 0 ? [] : await faultsOf(prisma, id, -1, MOST_FAULTS);
    return batchOf(row, counts, faults);
  });
}

/** Some faults after a position, in order. */
export async function faultsOf(prisma: PrismaClient, batchId: string, after: number, most: number): Promise<BatchFault[]> {
  const rows = await prisma.batchItem.findMany({
    where: { batchId, state: 'FAILED', position: { gt: after } },
    orderBy: { position: 'asc' },
    take: most,
    select: { position: true, invoiceId: true, invoiceNumber: true, errorCode: true },
  });
  return rows.map(({ errorCode, ...item }) => ({ ...item, code: errorCode ?? 'internal_error' }));
}

/** Those that wait and those that failed have an index of their own, so that a batch that has ended costs nothing to look at. */
async function countItems(prisma: PrismaClient, { id, items, state }: BatchRow): Promise<Batch['counts']> {
  const [counted] = await prisma.$queryRaw<{ waiting: number; failed: number; done: number }[]>`
    SELECT
      (SELECT count(*)::integer FROM "batch_items" WHERE "batch_id" = ${id}::uuid AND "state" = 'WAITING') AS waiting,
      (SELECT count(*)::integer FROM "batch_items" WHERE "batch_id" = ${id}::uuid AND "state" = 'FAILED') AS failed,
      (SELECT count(*)::integer FROM "batch_items" WHERE "batch_id" = ${id}::uuid AND "state" = 'DONE' AND ${state === 'CANCELLED'}::boolean) AS done`;
  const { waiting = 0, failed = 0, done: made = 0 } = counted ?? {};
  const done = state === 'CANCELLED' ? made : items - waiting - failed;
  return { total: items, waiting, done, failed, cancelled: items - waiting - failed - done };
}

function batchOf(row: BatchRow, counts: Batch['counts'], faults: BatchFault[]): Batch {
  const { selection, options } = row.request as unknown as { selection: Batch['selection']; options: BatchOptions };
  const { id, organisationId, webhookUrl, errorCode, createdAt, startedAt, finishedAt, expiresAt } = row;
  return {
    id,
    organisationId,
    state: row.state.toLowerCase() as BatchState,
    selection,
    options,
    webhookUrl,
    counts,
    faults,
    result: row.result as BatchResult | null,
    errorCode,
    createdAt,
    startedAt,
    finishedAt,
    expiresAt,
    isExpired: row.expiredAt !== null,
  };
}
