import { createHash } from 'node:crypto';
import type { JobQueue, NewJob } from '../../queue/index.js';
import type { Prisma } from '../prisma-client/client.js';
import { queueSql } from '../queue-sql.js';

/** A chunk of a batch: items from `chunk * chunkSize` on. */
export interface ChunkJob {
  batchId: string;
  chunk: number;
}

/** Puts the jobs of chunks into the queue, in the transaction. A job that is there already is not put in again. */
export async function insertChunkJobs(
  queue: JobQueue,
  db: Pick<Prisma.TransactionClient, '$queryRawUnsafe' | '$executeRawUnsafe'>,
  { batchId, round, firstTurn }: { batchId: string; round: number; firstTurn: number },
  chunks: readonly number[],
): Promise<void> {
  const jobs = chunks.map((chunk, index): NewJob<ChunkJob> => {
    return { id: jobId('chunk', batchId, round, chunk), data: { batchId, chunk }, priority: -(firstTurn + index) };
  });
  const sql = queueSql(db);
  const page = 1000;
  for (let from = 0; from < jobs.length; from += page) await queue.insert('batch-chunk', jobs.slice(from, from + page), sql);
}

/** Puts the job that makes the result into the queue, in the transaction. */
export async function insertFinishJob(
  queue: JobQueue,
  db: Pick<Prisma.TransactionClient, '$queryRawUnsafe' | '$executeRawUnsafe'>,
  { batchId, round }: { batchId: string; round: number },
): Promise<void> {
  await queue.insert('batch-finish', [{ id: jobId('finish', batchId, round), data: { batchId } }], queueSql(db));
}

/** The same words, the same id. */
export function jobId(...words: (string | number)[]): string {
  const hex = createHash('sha256').update(words.join(' ')).digest('hex');
  // Version 8 (RFC 9562): made from our own data.
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
