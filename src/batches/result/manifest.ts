import { Readable } from 'node:stream';
import type { BatchResult } from '../../invoices/batches/batch.js';
import type { FinishingBatch } from '../../records/batches/end-batch.js';
import { resultKey } from '../work/keys.js';
import { allFaultsOf, itemsOf } from './items-of.js';
import type { ResultParts } from './parts.js';

/** The list of the single files of a batch, as JSON: written piece by piece, as it may be long. */
export async function makeManifest(parts: ResultParts, batch: FinishingBatch, signal: AbortSignal): Promise<BatchResult> {
  const key = resultKey(batch.organisationId, batch.id, batch.round, 'json');
  const contentType = 'application/json';
  const stored = await parts.storage.putStream(key, Readable.from(manifest(parts, batch)), { contentType, signal });
  return { key, fileName: `batch-${batch.id}.json`, contentType, ...stored };
}

async function* manifest({ database: { prisma }, messageOf }: ResultParts, { id }: FinishingBatch): AsyncGenerator<string> {
  yield `{"batchId":"${id}","files":[`;
  let separator = '\n';
  for await (const { invoiceNumber, outputs } of itemsOf(prisma, id)) {
    for (const { content, fileName, key, byteLength, sha256 } of outputs) {
      yield separator + JSON.stringify({ invoiceNumber, content, fileName, key, byteLength, sha256 });
      separator = ',\n';
    }
  }
  yield '\n],"faults":[';
  separator = '\n';
  for await (const { invoiceId, invoiceNumber, code } of allFaultsOf(prisma, id)) {
    yield separator + JSON.stringify({ invoiceId, invoiceNumber, code, message: messageOf(code) });
    separator = ',\n';
  }
  yield '\n]}\n';
}
