import type { BatchOptions, ItemOutput } from '../../invoices/batches/batch.js';
import type { JobQueue } from '../../queue/index.js';
import { type AuditContext, type Download, recordDownload, recordXmlDownload, type XmlDownload } from '../audit.js';
import { asDatabaseError } from '../faults/as-database-error.js';
import type { PrismaClient } from '../prisma-client/client.js';
import { insertFinishJob, jobId } from './chunk-jobs.js';

/** An item to work on. */
export interface WaitingItem {
  position: number;
  invoiceId: string;
  invoiceNumber: string;
}

/** What is left of a chunk, and for whom. */
export interface OpenChunk {
  batchId: string;
  round: number;
  options: BatchOptions;
  /** The caller who created the batch; its event id is another one for each output. */
  caller: Omit<AuditContext, 'eventId'>;
  items: WaitingItem[];
}

/** Reads what is left of a chunk, and notes that the batch runs; null: nothing is, or the batch has ended. @throws DatabaseUnavailableError */
export async function openChunk(prisma: PrismaClient, batchId: string, chunk: number): Promise<OpenChunk | null> {
  return asDatabaseError('Reading the chunk', async () => {
    await prisma.$executeRaw`
      UPDATE "batches" SET "state" = 'RUNNING', "started_at" = coalesce("started_at", now())
      WHERE "id" = ${batchId}::uuid AND "state" = 'QUEUED'`;
    const row = await prisma.batch.findFirst({ where: { id: batchId, state: 'RUNNING' } });
    if (!row) return null;
    const from = chunk * row.chunkSize;
    const items = await prisma.batchItem.findMany({
      where: { batchId, state: 'WAITING', position: { gte: from, lt: from + row.chunkSize } },
      orderBy: { position: 'asc' },
      select: { position: true, invoiceId: true, invoiceNumber: true },
    });
    const { round, organisationId, subject, tokenId, requestId, ipAddress, userAgent } = row;
    const { options } = row.request as unknown as { options: BatchOptions };
    const caller = { organisationId, subject, tokenId, requestId, ipAddress, userAgent };
    return items.length === 0 ? null : { batchId, round, options, caller, items };
  });
}

/** Notes that the work on an item begins. @returns how often it has begun; null: the item is not waiting any more @throws DatabaseUnavailableError */
export async function beginItem(prisma: PrismaClient, batchId: string, position: number): Promise<number | null> {
  const [row] = await asDatabaseError(
    'Beginning the item',
    () => prisma.$queryRaw<{ attempts: number }[]>`
      UPDATE "batch_items" SET "attempts" = "attempts" + 1, "started_at" = now()
      WHERE "batch_id" = ${batchId}::uuid AND "position" = ${position}::integer AND "state" = 'WAITING' RETURNING "attempts"`,
  );
  return row?.attempts ?? null;
}

/** What an item released: its files, and what their audit entries say. */
export interface ReleasedItem {
  outputs: readonly ItemOutput[];
  pdf?: Download;
  xml?: XmlDownload;
}

/**
 * Ends an item with its files, and writes their audit entries, in one transaction. An item that is not waiting any more stays as it is, and nothing is written: its chunk was
 * done twice, or its batch was cancelled.
 * @returns whether it was released
 * @throws DatabaseUnavailableError
 */
export async function releaseItem(
  prisma: PrismaClient,
  { batchId, caller }: Pick<OpenChunk, 'batchId' | 'caller'>,
  position: number,
  { outputs, pdf, xml }: ReleasedItem,
): Promise<boolean> {
  return asDatabaseError('Releasing the item', () =>
    prisma.$transaction(async (db) => {
      const changed = await db.$executeRaw`
        UPDATE "batch_items" SET "state" = 'DONE', "outputs" = ${JSON.stringify(outputs)}::jsonb, "ended_at" = now(), "error_code" = NULL
        WHERE "batch_id" = ${batchId}::uuid AND "position" = ${position}::integer AND "state" = 'WAITING'`;
      if (changed === 0) return false;
      // The unique index on the event id is the second bolt of this door.
      const context = (content: string) => ({ ...caller, eventId: jobId('released', batchId, position, content) });
      if (pdf) await recordDownload(db, context('pdf'), pdf);
      if (xml) await recordXmlDownload(db, context('xml'), xml);
      return true;
    }),
  );
}

/** Ends an item that could not be made. @throws DatabaseUnavailableError */
export async function failItem(prisma: PrismaClient, batchId: string, position: number, code: string): Promise<void> {
  await asDatabaseError(
    'Ending the item',
    () => prisma.$executeRaw`
      UPDATE "batch_items" SET "state" = 'FAILED', "error_code" = ${code}, "ended_at" = now()
      WHERE "batch_id" = ${batchId}::uuid AND "position" = ${position}::integer AND "state" = 'WAITING'`,
  );
}

/** If no item waits any more, the batch goes on to its result. @throws DatabaseUnavailableError */
export async function endOfItems(
  { prisma, queue }: { prisma: PrismaClient; queue: JobQueue },
  batchId: string,
): Promise<boolean> {
  return asDatabaseError('Ending the items', () =>
    prisma.$transaction(async (db) => {
      const [batch] = await db.$queryRaw<{ round: number }[]>`
        UPDATE "batches" SET "state" = 'FINISHING'
        WHERE "id" = ${batchId}::uuid AND "state" = 'RUNNING'
          AND NOT EXISTS (SELECT 1 FROM "batch_items" WHERE "batch_id" = ${batchId}::uuid AND "state" = 'WAITING')
        RETURNING "round"`;
      if (batch) await insertFinishJob(queue, db, { batchId, round: batch.round });
      return batch !== undefined;
    }),
  );
}

/** Takes back that the work on an item began: it was interrupted on purpose. @throws DatabaseUnavailableError */
export async function putItemBack(prisma: PrismaClient, batchId: string, position: number): Promise<void> {
  await asDatabaseError(
    'Putting the item back',
    () => prisma.$executeRaw`
      UPDATE "batch_items" SET "attempts" = greatest("attempts" - 1, 0)
      WHERE "batch_id" = ${batchId}::uuid AND "position" = ${position}::integer AND "state" = 'WAITING'`,
  );
}
