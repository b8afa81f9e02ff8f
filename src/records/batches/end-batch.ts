import type { BatchOptions, BatchResult, ItemOutput } from '../../invoices/batches/batch.js';
import { asDatabaseError } from '../faults/as-database-error.js';
import type { Prisma, PrismaClient } from '../prisma-client/client.js';

/** A batch whose items have all ended. */
export interface FinishingBatch {
  id: string;
  organisationId: string;
  round: number;
  createdAt: Date;
  options: BatchOptions;
  webhookUrl: string | null;
  /** How often its result was begun, this time included. */
  resultsBegun: number;
}

/** An item with its files, for the result. */
export interface DoneItem {
  position: number;
  invoiceNumber: string;
  outputs: ItemOutput[];
}

/** The batch, if its result is to be made now; null: it is made, or the batch was cancelled. @throws DatabaseUnavailableError */
export async function findFinishing(prisma: PrismaClient, id: string): Promise<FinishingBatch | null> {
  const row = await asDatabaseError('Reading the batch', async () => {
    await prisma.$executeRaw`UPDATE "batches" SET "results_begun" = "results_begun" + 1 WHERE "id" = ${id}::uuid AND "state" = 'FINISHING'`;
    return prisma.batch.findFirst({ where: { id, state: 'FINISHING' } });
  });
  if (!row) return null;
  const { organisationId, round, createdAt, webhookUrl, resultsBegun } = row;
  return {
    id,
    organisationId,
    round,
    createdAt,
    webhookUrl,
    resultsBegun,
    options: (row.request as unknown as { options: BatchOptions }).options,
  };
}

/** Some of the items with files after a position, in order. @throws DatabaseUnavailableError */
export async function doneItems(prisma: PrismaClient, batchId: string, after: number, most: number): Promise<DoneItem[]> {
  const rows = await asDatabaseError('Reading the files of the batch', () =>
    prisma.batchItem.findMany({
      where: { batchId, state: 'DONE', position: { gt: after } },
      orderBy: { position: 'asc' },
      take: most,
      select: { position: true, invoiceNumber: true, outputs: true },
    }),
  );
  return rows.map(({ outputs, ...item }) => ({ ...item, outputs: (outputs ?? []) as unknown as ItemOutput[] }));
}

/** How a batch ends. */
export interface BatchEnd {
  result: BatchResult | null;
  /** Why it has none. */
  errorCode: string | null;
  lifetimeMs: number;
}

/**
 * Ends a batch, once.
 * @param onEnd runs in the same transaction
 * @returns false: it had ended before, or was cancelled
 * @throws DatabaseUnavailableError
 */
export async function endBatch(
  prisma: PrismaClient,
  { id, round }: Pick<FinishingBatch, 'id' | 'round'>,
  { result, errorCode, lifetimeMs }: BatchEnd,
  onEnd: (db: Prisma.TransactionClient) => Promise<void>,
): Promise<boolean> {
  return asDatabaseError('Ending the batch', () =>
    prisma.$transaction(async (db) => {
      const changed = await db.$executeRaw`
        UPDATE "batches" SET
          "state" = ${result === null ? 'FAILED' : 'FINISHED'}::"batch_state",
          "result" = ${result === null ? null : JSON.stringify(result)}::jsonb,
          "error_code" = ${errorCode},
          "finished_at" = now(),
          "expires_at" = now() + ${lifetimeMs}::float8 * interval '1 millisecond'
        WHERE "id" = ${id}::uuid AND "round" = ${round}::integer AND "state" = 'FINISHING'`;
      if (changed === 0) return false;
      await onEnd(db);
      return true;
    }),
  );
}
