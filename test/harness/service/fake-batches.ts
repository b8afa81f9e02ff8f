import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Batches } from '../../../src/batches/batches.js';
import type { Batch, BatchResult } from '../../../src/invoices/batches/batch.js';
import { BatchNotFoundError } from '../../../src/invoices/batches/errors.js';
import { BATCH_EXAMPLE } from '../../../src/http/dialects/own/batches/batch-answer.js';
import { ORGANISATION_A } from './tokens.js';

/** The bytes of the result: an empty ZIP. */
export const RESULT_BYTES = Buffer.from(`PK\u0005\u0006${'\0'.repeat(18)}`, 'latin1');

export const BATCH_RESULT: BatchResult = {
  key: `${ORGANISATION_A}/${BATCH_EXAMPLE.id}/result-0.zip`,
  fileName: `batch-${BATCH_EXAMPLE.id}.zip`,
  contentType: 'application/zip',
  byteLength: RESULT_BYTES.length,
  sha256: '8739c76e681f900923b900c9df0ef75cf421d39cabb54650c4b9ad19b6a76d85',
};

/** A finished batch of organisation A, with the given differences. Its id is that of the description. */
export function batchWith(changes: Partial<Batch> = {}): Batch {
  const { id, contents, delivery, order, counts } = BATCH_EXAMPLE;
  const print = { locale: null, conformance: null, conformanceFaults: null, eInvoice: null, eInvoiceFaults: null, profile: null };
  return {
    id,
    organisationId: ORGANISATION_A,
    state: 'finished',
    options: { contents, delivery, order, print },
    selection: { ids: 120 },
    webhookUrl: null,
    counts,
    faults: [{ position: 7, invoiceId: id, invoiceNumber: 'R-2026-007', code: 'template_unavailable' }],
    result: BATCH_RESULT,
    errorCode: null,
    createdAt: new Date('2026-11-30T22:00:00.000Z'),
    startedAt: new Date('2026-11-30T22:00:00.400Z'),
    finishedAt: new Date('2026-11-30T22:00:18.100Z'),
    expiresAt: new Date('2026-12-03T22:00:18.100Z'),
    isExpired: false,
    ...changes,
  };
}

/** Batches of which all have finished at once, and may be cancelled and tried again all the same. Organisation A has one from the beginning. */
export function fakeBatches(changes: Partial<Batches> = {}): Batches {
  const owners = new Map([[BATCH_EXAMPLE.id, ORGANISATION_A]]);
  const find: Batches['find'] = (organisationId, id) =>
    owners.get(id) === organisationId
      ? Promise.resolve(batchWith({ id, organisationId }))
      : Promise.reject(new BatchNotFoundError());
  return {
    mostItems: 100_000,
    maxBodyBytes: 100_000,
    admitBody: () => Promise.resolve({ releaseSlot: () => undefined, [Symbol.dispose]: () => undefined }),
    stopping: new AbortController().signal,
    checkWebhook: (url) => url,
    create: ({ organisationId }) => {
      const id = randomUUID();
      owners.set(id, organisationId);
      return Promise.resolve(id);
    },
    find,
    cancel: async ({ organisationId }, id) => void (await find(organisationId, id)),
    retry: async ({ organisationId }, id) => void (await find(organisationId, id)),
    resultOf: async (organisationId, id) => (await find(organisationId, id)).result ?? BATCH_RESULT,
    readResult: (_result, { start, end }) => {
      const bytes = RESULT_BYTES.subarray(start, end + 1);
      return Promise.resolve({ stream: Readable.from([bytes]), byteLength: bytes.length });
    },
    readFile: () => Promise.resolve({ stream: Readable.from([RESULT_BYTES]), byteLength: RESULT_BYTES.length }),
    recordDownload: () => Promise.resolve(),
    ...changes,
  };
}

/** The same, and each step is noted. */
export function notedBatches(calls: { order: string[] }, batches: Batches): Batches {
  const noted =
    <A extends unknown[], R>(name: string, act: (...given: A) => R) =>
    (...given: A): R => {
      calls.order.push(name);
      return act(...given);
    };
  return {
    ...batches,
    create: noted('createBatch', batches.create),
    find: noted('findBatch', batches.find),
    cancel: noted('cancelBatch', batches.cancel),
    retry: noted('retryBatch', batches.retry),
    resultOf: noted('findResult', batches.resultOf),
    readResult: noted('readResult', batches.readResult),
    recordDownload: noted('recordResult', batches.recordDownload),
  };
}
