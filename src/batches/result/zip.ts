import { EntryNames } from '../../archive/entry-name.js';
import { faultsCsv } from '../../archive/faults-csv.js';
import { writeZip, type ZipEntry } from '../../archive/write-zip.js';
import type { BatchFault, BatchResult } from '../../invoices/batches/batch.js';
import type { FinishingBatch } from '../../records/batches/end-batch.js';
import { resultKey } from '../work/keys.js';
import { allFaultsOf, itemsOf } from './items-of.js';
import type { ResultParts } from './parts.js';

/** One ZIP with all files of a batch, in order, and `faults.csv` if invoices failed. It goes to the storage as it is made. */
export async function makeZip(parts: ResultParts, batch: FinishingBatch, signal: AbortSignal): Promise<BatchResult> {
  const key = resultKey(batch.organisationId, batch.id, batch.round, 'zip');
  const contentType = 'application/zip';
  const zip = writeZip(entriesOf(parts, batch, signal));
  const stored = await parts.storage.putStream(key, zip, { contentType, signal });
  return { key, fileName: `batch-${batch.id}.zip`, contentType, ...stored };
}

async function* entriesOf(parts: ResultParts, batch: FinishingBatch, signal: AbortSignal): AsyncGenerator<ZipEntry> {
  const { database, storage, messageOf } = parts;
  // The same for all entries, so that the same files give the same bytes.
  const date = batch.createdAt;
  const names = new EntryNames();
  for await (const { outputs } of itemsOf(database.prisma, batch.id)) {
    for (const { key, fileName, byteLength, content: kind } of outputs) {
      const content = async () => (await storage.read(key, { signal })).stream;
      yield { name: names.take(fileName), content, byteLength, compress: kind === 'xml', date };
    }
  }
  const [first, rest] = await peek(allFaultsOf(database.prisma, batch.id));
  if (!first) return;
  const content = async () => faultsCsv(rowsOf(first, rest, messageOf));
  yield { name: names.take('faults.csv'), content, byteLength: null, compress: true, date };
}

async function peek(faults: AsyncGenerator<BatchFault>): Promise<[BatchFault | undefined, AsyncGenerator<BatchFault>]> {
  const { done, value } = await faults.next();
  return [done === true ? undefined : value, faults];
}

async function* rowsOf(first: BatchFault, rest: AsyncIterable<BatchFault>, messageOf: (code: string) => string) {
  const rowOf = ({ invoiceId, invoiceNumber, code }: BatchFault) => ({
    invoiceId,
    invoiceNumber,
    errorCode: code,
    message: messageOf(code),
  });
  yield rowOf(first);
  for await (const fault of rest) yield rowOf(fault);
}
