import { randomUUID } from 'node:crypto';
import { BatchSelectionError, IdempotencyKeyReusedError } from '../../invoices/batches/errors.js';
import type { BatchRequest } from '../../invoices/batches/batch.js';
import type { JobQueue } from '../../queue/index.js';
import { type AuditContext, insert } from '../audit.js';
import { asDatabaseErrorOr } from '../faults/as-database-error.js';
import type { Prisma, PrismaClient } from '../prisma-client/client.js';
import { queueSql } from '../queue-sql.js';
import { insertChunkJobs } from './chunk-jobs.js';
import { insertItems, isNamed, type SelectedInvoice, selectInvoices } from './select-items.js';

/** A batch to create. */
export interface NewBatch {
  request: BatchRequest;
  /** Of the request as it came; tells whether a key comes with the same request again. */
  requestSha256: string;
  idempotencyKey: string | null;
  /** Items of one job. */
  chunkSize: number;
  /** The most items. */
  mostItems: number;
}

/** Timeout of a transaction, in milliseconds: 100,000 items take a few seconds. */
export const LONGEST_MS = 60_000;

type Db = Prisma.TransactionClient;

/**
 * Selects the invoices, and writes a batch, its items, its jobs and its audit entry in one transaction. The same key and request again give the batch that is there.
 * @throws BatchSelectionError | IdempotencyKeyReusedError | DatabaseUnavailableError
 */
export async function createBatch(
  { prisma, queue }: { prisma: PrismaClient; queue: JobQueue },
  context: AuditContext,
  batch: NewBatch,
): Promise<{ id: string; isNew: boolean }> {
  const { organisationId } = context;
  const { request, mostItems } = batch;
  const { selection, options: wanted } = request;
  const longest = { timeout: LONGEST_MS, maxWait: 5000 };
  const create = async () => {
    const known = await findByKey(prisma, organisationId, batch);
    if (known) return known;
    const selected = await prisma.$transaction(
      (db) => selectInvoices(db, organisationId, { selection, order: wanted.order, mostItems }),
      { isolationLevel: 'RepeatableRead', ...longest },
    );
    return { id: await prisma.$transaction((db) => insertBatch(db, queue, context, batch, selected), longest), isNew: true };
  };
  return asDatabaseErrorOr('Creating the batch', [BatchSelectionError, IdempotencyKeyReusedError], async () => {
    try {
      return await create();
    } catch (error) {
      // Two requests with one key at once: the other one was first.
      if (batch.idempotencyKey === null || !isUniqueViolation(error)) throw error;
      return create();
    }
  });
}

async function findByKey(prisma: PrismaClient, organisationId: string, { idempotencyKey, requestSha256 }: NewBatch) {
  if (idempotencyKey === null) return undefined;
  const where = { organisationId_idempotencyKey: { organisationId, idempotencyKey } };
  const known = await prisma.batch.findUnique({ where, select: { id: true, requestSha256: true } });
  if (!known) return undefined;
  if (known.requestSha256 !== requestSha256) throw new IdempotencyKeyReusedError();
  return { id: known.id, isNew: false };
}

async function insertBatch(
  db: Db,
  queue: JobQueue,
  context: AuditContext,
  batch: NewBatch,
  selected: readonly SelectedInvoice[],
): Promise<string> {
  const { organisationId, eventId: _event, ...caller } = context;
  const { request, requestSha256, idempotencyKey, chunkSize } = batch;
  const { selection, options, webhookUrl } = request;
  const id = randomUUID();
  const items = selected.length;
  await insertItems(db, id, selected);
  const chunks = Math.ceil(items / chunkSize);
  const firstTurn = await nextTurnOf(db, queue, organisationId);
  const stored = { selection: isNamed(selection) ? { ids: selection.ids.length } : selection, options };
  const { subject, tokenId, requestId, ipAddress, userAgent } = caller;
  await db.batch.create({
    data: {
      id,
      organisationId,
      request: stored,
      idempotencyKey,
      requestSha256,
      subject,
      tokenId,
      requestId,
      ipAddress,
      userAgent,
      items,
      chunkSize,
      firstTurn,
      endTurn: firstTurn + chunks,
      webhookUrl,
    },
  });
  const all = Array.from({ length: chunks }, (_, chunk) => chunk);
  await insertChunkJobs(queue, db, { batchId: id, round: 0, firstTurn }, all);
  const details = { batchId: id, items, ...stored, webhookUrl };
  await insert(db, context, { action: 'BATCH_CREATED', invoiceId: null, byteLength: null, sha256: null, details });
  return id;
}

/** Behind the organisation's own chunks, and beside the chunks of others that come next: nobody gets ahead by many batches, or by a new one. */
export async function nextTurnOf(db: Db, queue: JobQueue, organisationId: string): Promise<number> {
  // One transaction of an organisation after the other, until its end: two that begin at once would get the same turns.
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('batch turns of ' || ${organisationId}, 0))`;
  const [own] = await db.$queryRaw<{ turn: number | null }[]>`
    SELECT max("end_turn") AS turn FROM "batches"
    WHERE "organisation_id" = ${organisationId}::uuid AND "finished_at" IS NULL AND "state" IN ('QUEUED', 'RUNNING')`;
  return Math.max(own?.turn ?? 0, (await queue.nextTurn('batch-chunk', queueSql(db))) ?? 0);
}

/** PostgreSQL's 23505, or 40001 of a transaction that met another one. */
function isUniqueViolation(error: unknown): boolean {
  const { code, message } = error as { code?: unknown; message?: unknown };
  return code === 'P2002' || code === 'P2034' || /23505|40001/.test(String(message));
}
