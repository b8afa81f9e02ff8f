import type { DocumentToMerge } from '../../finish/index.js';
import type { BatchResult } from '../../invoices/batches/batch.js';
import type { FinishingBatch } from '../../records/batches/end-batch.js';
import { createHash } from 'node:crypto';
import { resultKey } from '../work/keys.js';
import { itemsOf } from './items-of.js';
import type { ResultParts } from './parts.js';
import { BatchEmptyError } from './errors.js';

/** All PDFs of a batch in one, in order. @throws BatchEmptyError | BatchTooLargeToMergeError, and what the storage throws */
export async function makeMerged(parts: ResultParts, batch: FinishingBatch, signal: AbortSignal): Promise<BatchResult> {
  const { merger, storage, mergeLimits } = parts;
  let documents = 0;
  const read = async function* () {
    for await (const document of documentsOf(parts, batch, signal)) {
      documents += 1;
      yield document;
    }
    if (documents === 0) throw new BatchEmptyError();
  };
  const title = `Batch ${batch.id}`;
  const { bytes } = await merger.merge(read(), { title, date: dateOf(batch.createdAt), limits: mergeLimits }, signal);
  const key = resultKey(batch.organisationId, batch.id, batch.round, 'pdf');
  const contentType = 'application/pdf';
  await storage.put(key, bytes, { contentType, signal });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { key, fileName: `batch-${batch.id}.pdf`, contentType, byteLength: bytes.length, sha256 };
}

async function* documentsOf(
  { database, storage }: ResultParts,
  { id }: FinishingBatch,
  signal: AbortSignal,
): AsyncGenerator<DocumentToMerge> {
  for await (const { invoiceNumber, outputs } of itemsOf(database.prisma, id)) {
    const pdf = outputs.find(({ content }) => content === 'pdf');
    if (pdf) yield { bytes: await storage.get(pdf.key, signal), title: invoiceNumber, label: invoiceNumber };
  }
}

/** The day on which the batch was created, in UTC. */
function dateOf(date: Date) {
  return { date, utcOffsetMinutes: 0 };
}
