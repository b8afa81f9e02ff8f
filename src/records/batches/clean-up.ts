import type { JobQueue } from '../../queue/index.js';
import { asDatabaseError } from '../faults/as-database-error.js';
import type { PrismaClient } from '../prisma-client/client.js';
import { insertChunkJobs, insertFinishJob } from './chunk-jobs.js';

/** A batch whose files, or whose rows, are to be deleted. */
export interface ExpiredBatch {
  id: string;
  organisationId: string;
}

/**
 * Some batches whose files have outlived their time, by the clock of the database. A batch that is being changed right now is left out: it may be tried again. The order is
 * random, so that batches whose files cannot be deleted do not keep the others from their turn.
 * @throws DatabaseUnavailableError
 */
export async function findExpired(prisma: PrismaClient, most: number): Promise<ExpiredBatch[]> {
  return asDatabaseError(
    'Reading expired batches',
    () => prisma.$queryRaw<ExpiredBatch[]>`
      SELECT "id"::text, "organisation_id"::text AS "organisationId" FROM "batches"
      WHERE "expires_at" < now() AND "expired_at" IS NULL ORDER BY random() LIMIT ${most}::integer FOR UPDATE SKIP LOCKED`,
  );
}

/**
 * Notes that the files of a batch are deleted.
 * @returns false: another worker has noted it, or the batch has not expired
 * @throws DatabaseUnavailableError
 */
export async function noteExpired(prisma: PrismaClient, id: string): Promise<boolean> {
  const changed = await asDatabaseError(
    'Noting an expired batch',
    () => prisma.$executeRaw`
      UPDATE "batches" SET "expired_at" = now(), "result" = NULL
      WHERE "id" = ${id}::uuid AND "expires_at" < now() AND "expired_at" IS NULL`,
  );
  return changed > 0;
}

/** Some batches that expired so many days ago, in random order. @throws DatabaseUnavailableError */
export async function findOldBatches(prisma: PrismaClient, days: number, most: number): Promise<ExpiredBatch[]> {
  return asDatabaseError(
    'Reading old batches',
    () => prisma.$queryRaw<ExpiredBatch[]>`
      SELECT "id"::text, "organisation_id"::text AS "organisationId" FROM "batches"
      WHERE "expired_at" < now() - ${days}::integer * interval '1 day' ORDER BY random() LIMIT ${most}::integer`,
  );
}

/**
 * Deletes a batch for good: first the files that came after it had expired, then its rows. Its audit entries stay.
 * @param deleteFiles deletes its files; if it fails, the rows stay
 * @returns false: another worker is deleting its rows
 * @throws DatabaseUnavailableError, or what `deleteFiles` throws
 */
export async function deleteOldBatch(
  prisma: Pick<PrismaClient, '$executeRaw'>,
  batch: ExpiredBatch,
  deleteFiles: (batch: ExpiredBatch) => Promise<unknown>,
): Promise<boolean> {
  await deleteFiles(batch);
  const { id } = batch;
  return asDatabaseError('Deleting an old batch', async () => {
    while ((await deleteItems(prisma, id)) > 0);
    // Two workers may choose the same items: then one of them deletes none, and yet others are left.
    const deleted = await prisma.$executeRaw`
      DELETE FROM "batches" WHERE "id" = ${id}::uuid
        AND NOT EXISTS (SELECT 1 FROM "batch_items" WHERE "batch_id" = ${id}::uuid)`;
    return deleted > 0;
  });
}

/** A few thousand at a time: each statement stays far below the timeout of a query. */
async function deleteItems(prisma: Pick<PrismaClient, '$executeRaw'>, batchId: string): Promise<number> {
  return prisma.$executeRaw`
    DELETE FROM "batch_items" WHERE "batch_id" = ${batchId}::uuid AND "position" IN (
      SELECT "position" FROM "batch_items" WHERE "batch_id" = ${batchId}::uuid LIMIT 5000)`;
}

/**
 * Puts the jobs of unfinished batches into the queue again. A job that is there stays as it is, so this changes something only if a job was lost, for example because the
 * queue was not restored with the rest of a backup.
 * @param signal ends it between two batches
 * @throws DatabaseUnavailableError
 */
export async function restoreJobs(
  { prisma, queue }: { prisma: PrismaClient; queue: JobQueue },
  signal?: AbortSignal,
): Promise<void> {
  await asDatabaseError('Restoring jobs', async () => {
    const open = await prisma.$queryRaw<{ id: string; round: number; state: string; first_turn: number; chunk_size: number }[]>`
      SELECT "id"::text, "round", "state"::text AS state, "first_turn", "chunk_size" FROM "batches"
      WHERE "finished_at" IS NULL AND "created_at" < now() - interval '1 minute'`;
    for (const { id: batchId, round, state, first_turn: firstTurn, chunk_size: chunkSize } of open) {
      if (signal?.aborted) return;
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
