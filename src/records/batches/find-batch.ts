import type { Batch, BatchFault, BatchOptions, BatchResult, BatchState } from '../../invoices/batches/batch.js';
import { asDatabaseError } from '../faults/as-database-error.js';
import type { Batch as BatchRow, BatchItemState, PrismaClient } from '../prisma-client/client.js';

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

async function countItems(prisma: PrismaClient, { id, items }: BatchRow) {
  const rows = await prisma.$queryRaw<{ state: BatchItemState; count: number }[]>`
    SELECT "state"::text AS state, count(*)::integer AS count FROM "batch_items" WHERE "batch_id" = ${id}::uuid GROUP BY "state"`;
  const of = (state: BatchItemState) => rows.find((row) => row.state === state)?.count ?? 0;
  return { total: items, waiting: of('WAITING'), done: of('DONE'), failed: of('FAILED'), cancelled: of('CANCELLED') };
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
