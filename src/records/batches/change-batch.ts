import { BatchNotFoundError, BatchStateError } from '../../invoices/batches/errors.js';
import type { JobQueue } from '../../queue/index.js';
import { type AuditContext, insert } from '../audit.js';
import { asDatabaseErrorOr } from '../faults/as-database-error.js';
import type { Prisma, PrismaClient } from '../prisma-client/client.js';
import { insertChunkJobs, insertFinishJob } from './chunk-jobs.js';
import { LONGEST_MS, nextTurnOf } from './create-batch.js';

type Db = Prisma.TransactionClient;

/** Items of one statement: each stays far below the timeout of a query. */
const PAGE = 2000;

interface Locked {
  state: string;
  round: number;
  chunk_size: number;
  is_expired: boolean;
}

/**
 * Cancels a batch: what waits is not made, and what was made is deleted some minutes later, when the files of work that was in flight have arrived too. A batch that was
 * cancelled stays so.
 * @throws BatchNotFoundError | BatchStateError | DatabaseUnavailableError
 */
export async function cancelBatch(prisma: PrismaClient, context: AuditContext, id: string): Promise<void> {
  await changeBatch(prisma, context, id, async (db, { state }) => {
    if (state === 'CANCELLED') return;
    if (state === 'FINISHED' || state === 'FAILED')
      throw new BatchStateError('The batch has ended. Only a batch that has not can be cancelled.');
    await db.$executeRaw`
      UPDATE "batches" SET "state" = 'CANCELLED', "finished_at" = now(), "expires_at" = now() + interval '10 minutes'
      WHERE "id" = ${id}::uuid`;
    const waiting = await inPages(
      () => db.$executeRaw`
        UPDATE "batch_items" SET "state" = 'CANCELLED', "ended_at" = now()
        WHERE "batch_id" = ${id}::uuid AND "position" = ANY(ARRAY(
          SELECT "position" FROM "batch_items" WHERE "batch_id" = ${id}::uuid AND "state" = 'WAITING' ORDER BY "position" LIMIT ${PAGE}::integer))`,
    );
    await record(db, context, 'BATCH_CANCELLED', { batchId: id, cancelled: waiting });
  });
}

/**
 * Makes what failed once more: its items, or the result of the batch.
 * @throws BatchNotFoundError | BatchStateError | DatabaseUnavailableError
 */
export async function retryBatch(
  { prisma, queue }: { prisma: PrismaClient; queue: JobQueue },
  context: AuditContext,
  id: string,
): Promise<void> {
  await changeBatch(prisma, context, id, async (db, { state, round, chunk_size: chunkSize, is_expired: isExpired }) => {
    if (state !== 'FINISHED' && state !== 'FAILED')
      throw new BatchStateError('The batch has not ended, or was cancelled. Only a batch that has ended can be tried again.');
    if (isExpired) throw new BatchStateError('The files of the batch were deleted after their lifetime. Create it again.');
    const next = { batchId: id, round: round + 1 };
    const chunks = await db.$queryRaw<{ chunk: number }[]>`
      SELECT DISTINCT "position" / ${chunkSize}::integer AS chunk FROM "batch_items"
      WHERE "batch_id" = ${id}::uuid AND "state" = 'FAILED' ORDER BY chunk`;
    if (chunks.length === 0 && state === 'FINISHED') throw new BatchStateError('No invoice of the batch failed.');
    const items = await inPages(
      () => db.$executeRaw`
        UPDATE "batch_items" SET "state" = 'WAITING', "attempts" = 0, "started_at" = NULL, "ended_at" = NULL, "error_code" = NULL
        WHERE "batch_id" = ${id}::uuid AND "position" = ANY(ARRAY(
          SELECT "position" FROM "batch_items" WHERE "batch_id" = ${id}::uuid AND "state" = 'FAILED' ORDER BY "position" LIMIT ${PAGE}::integer))`,
    );
    const firstTurn = await nextTurnOf(db, queue, context.organisationId);
    await db.$executeRaw`
      UPDATE "batches" SET
        "state" = ${items > 0 ? 'QUEUED' : 'FINISHING'}::"batch_state", "round" = ${next.round}::integer, "results_begun" = 0, "result" = NULL, "error_code" = NULL,
        "first_turn" = ${firstTurn}::integer, "end_turn" = ${firstTurn + chunks.length}::integer, "finished_at" = NULL, "expires_at" = NULL
      WHERE "id" = ${id}::uuid`;
    const numbers = chunks.map(({ chunk }) => chunk);
    if (items > 0) await insertChunkJobs(queue, db, { ...next, firstTurn }, numbers);
    else await insertFinishJob(queue, db, next);
    await record(db, context, 'BATCH_RETRIED', { batchId: id, items });
  });
}

/** The audit entry of a result that is about to be sent. @param range the bytes that are sent */
export async function recordResultDownload(
  db: PrismaClient,
  context: AuditContext,
  download: { batchId: string; byteLength: number; sha256: string; range: { start: number; end: number } },
): Promise<void> {
  const { byteLength, sha256, ...details } = download;
  await insert(db, context, {
    action: 'BATCH_RESULT_DOWNLOADED',
    invoiceId: null,
    byteLength: null,
    sha256,
    details: { ...details, byteLength },
  });
}

async function changeBatch(
  prisma: PrismaClient,
  { organisationId }: AuditContext,
  id: string,
  work: (db: Db, batch: Locked) => Promise<void>,
): Promise<void> {
  await asDatabaseErrorOr('Changing the batch', [BatchNotFoundError, BatchStateError], () =>
    prisma.$transaction(
      async (db) => {
        const [batch] = await db.$queryRaw<Locked[]>`
        SELECT "state"::text AS state, "round", "chunk_size",
          "expired_at" IS NOT NULL OR coalesce("expires_at" <= clock_timestamp(), FALSE) AS is_expired
        FROM "batches"
        WHERE "id" = ${id}::uuid AND "organisation_id" = ${organisationId}::uuid FOR UPDATE`;
        if (!batch) throw new BatchNotFoundError();
        await work(db, batch);
      },
      { timeout: LONGEST_MS },
    ),
  );
}

/** Repeats a statement that changes the next page of rows, until none is left. @returns how many it changed */
async function inPages(changePage: () => Promise<number>): Promise<number> {
  let all = 0;
  for (;;) {
    const changed = await changePage();
    all += changed;
    if (changed < PAGE) return all;
  }
}

async function record(db: Db, context: AuditContext, action: string, details: object): Promise<void> {
  await insert(db, context, { action, invoiceId: null, byteLength: null, sha256: null, details });
}
