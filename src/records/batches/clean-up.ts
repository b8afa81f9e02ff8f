import type { JobQueue } from '../../queue/index.js';
import { asDatabaseError } from '../faults/as-database-error.js';
import type { PrismaClient } from '../prisma-client/client.js';
import { insertChunkJobs, insertFinishJob } from './chunk-jobs.js';

/** A batch whose files are to be deleted. */
export interface ExpiredBatch {
  id: string;
  organisationId: string;
}

/** Batches whose files have outlived their time. @throws DatabaseUnavailableError */
export async function findExpired(prisma: PrismaClient, most: number): Promise<ExpiredBatch[]> {
  return asDatabaseError('Reading expired batches', () =>
    prisma.batch.findMany({
      where: { expiresAt: { lt: new Date() }, expiredAt: null },
      orderBy: { expiresAt: 'asc' },
      take: most,
      select: { id: true, organisationId: true },
    }),
  );
}

/** Notes that the files of a batch are deleted. @throws DatabaseUnavailableError */
export async function noteExpired(prisma: PrismaClient, id: string): Promise<void> {
  await asDatabaseError(
    'Noting an expired batch',
    () => prisma.$executeRaw`UPDATE "batches" SET "expired_at" = now(), "result" = NULL WHERE "id" = ${id}::uuid`,
  );
}

/** Deletes the rows of batches that expired some days ago. Their audit entries stay. @throws DatabaseUnavailableError */
export async function deleteOldBatches(prisma: PrismaClient, days: number): Promise<number> {
  return asDatabaseError('Deleting old batches', async () => {
    const old = await prisma.$queryRaw<{ id: string }[]>`
      SELECT "id"::text FROM "batches" WHERE "expired_at" < now() - ${days}::integer * interval '1 day' LIMIT 10`;
    for (const { id } of old) {
      while ((await deleteItems(prisma, id)) > 0);
      await prisma.$executeRaw`DELETE FROM "batches" WHERE "id" = ${id}::uuid`;
    }
    return old.length;
  });
}

/** A few thousand at a time: each statement stays far below the timeout of a query. */
async function deleteItems(prisma: PrismaClient, batchId: string): Promise<number> {
  return prisma.$executeRaw`
    DELETE FROM "batch_items" WHERE "batch_id" = ${batchId}::uuid AND "position" IN (
      SELECT "position" FROM "batch_items" WHERE "batch_id" = ${batchId}::uuid LIMIT 5000)`;
}

/**
 * Puts the jobs of unfinished batches into the queue again. A job that is there stays as it is, so this changes something only if a job was lost, for example because the
 * queue was not restored with the rest of a backup.
 * @throws DatabaseUnavailableError
 */
export async function restoreJobs({ prisma, queue }: { prisma: PrismaClient; queue: JobQueue }): Promise<void> {
  await asDatabaseError('Restoring jobs', async () => {
    const open = await prisma.$queryRaw<{ id: string; round: number; state: string; first_turn: number; chunk_size: number }[]>`
      SELECT "id"::text, "round", "state"::text AS state, "first_turn", "chunk_size" FROM "batches"
      WHERE "finished_at" IS NULL AND "created_at" < now() - interval '1 minute'`;
    for (const { id: batchId, round, state, first_turn: firstTurn, chunk_size: chunkSize } of open) {
      if (state === 'FINISHING') {
        await insertFinishJob(queue, prisma, { batchId, round });
        continue;
      }
      const chunks = await prisma.$queryRaw<{ chunk: number }[]>`
        SELECT DISTINCT "position" / ${chunkSize}::integer AS chunk FROM "batch_items"
        WHERE "batch_id" = ${batchId}::uuid AND "state" = 'WAITING' ORDER BY chunk`;
      const numbers = chunks.length === 0 ? [0] : chunks.map(({ chunk }) => chunk);
      await insertChunkJobs(queue, prisma, { batchId, round, firstTurn }, numbers);
    }
  });
}

/** What is left to do, over all organisations. */
export interface BatchQueueState {
  chunksWaiting: number;
  chunksRunning: number;
  itemsWaiting: number;
  /** Null: nothing waits. */
  oldestSeconds: number | null;
}

/** @throws DatabaseUnavailableError */
export async function batchQueueState(prisma: PrismaClient): Promise<BatchQueueState> {
  const [row] = await asDatabaseError(
    'Reading the queue',
    () => prisma.$queryRaw<{ waiting: number; running: number; items: number; oldest: number | null }[]>`
      SELECT coalesce(sum("chunks_waiting"), 0)::integer AS waiting, coalesce(sum("chunks_running"), 0)::integer AS running,
        coalesce(sum("items_waiting"), 0)::integer AS items, max("oldest_waiting_seconds") AS oldest
      FROM "batch_queue"`,
  );
  return {
    chunksWaiting: row?.waiting ?? 0,
    chunksRunning: row?.running ?? 0,
    itemsWaiting: row?.items ?? 0,
    oldestSeconds: row?.oldest ?? null,
  };
}
