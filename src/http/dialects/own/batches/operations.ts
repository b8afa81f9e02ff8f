import { z } from 'zod';
import { BATCH_CONTENTS } from '../../../../invoices/batches/batch.js';
import { operation, type Operation, type RequestBody } from '../../../operations/operation.js';
import { BATCH_EXAMPLE, batchAnswer } from './batch-answer.js';
import { batchBody } from './batch-body.js';
import { IDEMPOTENCY_KEY, IF_RANGE, PREFER, RANGE } from './request-headers.js';

export const BATCHES_TAG = {
  name: 'Batches',
  description: 'Ours: many stored invoices at once, as PDF, XML or both, made in the background.',
};

const ID_FAULT = 'Invalid batch id: expected the UUID of a batch.';

const params = z.object({
  id: z
    .guid(ID_FAULT)
    .toLowerCase()
    .meta({ description: 'The id of the batch.', example: BATCH_EXAMPLE.id, schema: { type: 'string', format: 'uuid' } }),
});

/** Every change counts against the rate limit. */
const LIMITS = ['RateLimit', 'RateLimit-Policy'];

const common = { tag: BATCHES_TAG.name, query: z.object({}) } as const;
const changed = (description: string) => ({
  description,
  content: { 'application/json': { schema: batchAnswer, example: BATCH_EXAMPLE } },
});

/** The result of a batch whose files stay single ones. */
const manifest = z
  .strictObject({
    batchId: z.string(),
    files: z.array(
      z.strictObject({
        invoiceNumber: z.string(),
        content: z.enum(BATCH_CONTENTS),
        fileName: z.string(),
        key: z.string().describe('Its name in the storage.'),
        byteLength: z.int(),
        sha256: z.string(),
      }),
    ),
    faults: z.array(z.strictObject({ invoiceId: z.string(), invoiceNumber: z.string(), code: z.string(), message: z.string() })),
  })
  .meta({ id: 'BatchFiles' });

const body: RequestBody = {
  description: 'Which invoices, and what to make of them.',
  schema: batchBody,
  examples: {
    month: { invoices: { filter: { issuedFrom: '2026-11-01', issuedTo: '2026-11-30' } } },
    chosen: { invoices: { ids: ['inv_1', 'inv_2'] }, contents: ['pdf', 'xml'], delivery: 'files' },
    one_pdf: { invoices: { filter: { accounts: ['BROOK'] } }, delivery: 'merged-pdf', order: 'account' },
  },
};

export const createBatch = {
  ...operation({
    ...common,
    operationId: 'createBatch',
    path: '/api/v1/batches',
    summary: 'Create a batch',
    description:
      'Selects stored invoices, and makes PDFs, XML or both of them in the background. With the header `Idempotency-Key`, the same request again gives the same batch. With `Prefer: wait=60`, the answer waits up to so many seconds (at most 60) for the result, and then leads to it: `303`.',
    access: 'batch-write',
    params: z.object({}),
    requestHeaders: [IDEMPOTENCY_KEY, PREFER],
    answers: {
      202: {
        ...changed('The batch is created, or was there already.'),
        headers: ['Location', 'Preference-Applied', ...LIMITS],
      },
      303: {
        description: 'The result is ready: see `Location`.',
        content: {},
        headers: ['Location', 'Preference-Applied', ...LIMITS],
      },
    },
    errors: ['invalid_batch', 'idempotency_key_reused', 'overloaded', 'payload_too_large', 'unsupported_media_type'],
  }),
  body,
};

export const getBatch = operation({
  ...common,
  operationId: 'getBatch',
  path: '/api/v1/batches/{id}',
  summary: 'Get the state of a batch',
  description:
    'Counts, rate, estimate and faults. For a batch of another organisation the answer is the same as for one that does not exist.',
  access: 'batch',
  params,
  answers: { 200: changed('The batch.') },
  errors: [],
});

export const watchBatch = operation({
  ...common,
  operationId: 'watchBatch',
  path: '/api/v1/batches/{id}/events',
  summary: 'Watch a batch',
  description:
    'Server-sent events: `progress` with the batch whenever it has changed, at most once a second, and `end` when it has ended; then the stream ends. A stream ends after 15 minutes in any case; open it again.',
  access: 'batch',
  params,
  answers: {
    200: {
      description: 'The events.',
      content: { 'text/event-stream': { schema: z.string(), example: 'event: progress\ndata: {"id":"7d1f…"}\n\n' } },
    },
  },
  errors: ['overloaded'],
});

export const getBatchResult = operation({
  ...common,
  operationId: 'getBatchResult',
  path: '/api/v1/batches/{id}/result',
  summary: 'Download the result of a batch',
  description:
    'The ZIP, the merged PDF, or the list of files. A download that broke off can go on: `Range` with one range, and `If-Range` with the `ETag`. Each download is in the audit log.',
  access: 'batch',
  params,
  requestHeaders: [RANGE, IF_RANGE],
  answers: {
    200: {
      description: 'The whole result.',
      content: {
        'application/zip': { schema: 'binary', example: 'PK…' },
        'application/pdf': { schema: 'binary', example: '%PDF-1.7 …' },
        'application/json': {
          schema: manifest,
          example: { batchId: BATCH_EXAMPLE.id, files: [], faults: BATCH_EXAMPLE.faults },
        },
      },
      headers: ['Content-Disposition', 'Content-Length', 'ETag', 'Accept-Ranges'],
    },
    206: {
      description: 'The range that was asked for.',
      content: {
        'application/zip': { schema: 'binary', example: '…' },
        'application/pdf': { schema: 'binary', example: '…' },
        'application/json': { schema: 'binary', example: '…' },
      },
      headers: ['Content-Disposition', 'Content-Length', 'Content-Range', 'ETag', 'Accept-Ranges'],
    },
  },
  errors: ['batch_state', 'batch_expired', 'range_not_satisfiable', 'storage_unavailable'],
});

export const cancelBatch = operation({
  ...common,
  operationId: 'cancelBatch',
  path: '/api/v1/batches/{id}/cancel',
  summary: 'Cancel a batch',
  description: 'Invoices that wait are not made, and the files of those that were made are deleted.',
  access: 'batch-write',
  params,
  answers: { 200: { ...changed('The batch is cancelled.'), headers: LIMITS } },
  errors: ['batch_state', 'invalid_id', 'not_found'],
});

export const retryBatch = operation({
  ...common,
  operationId: 'retryBatch',
  path: '/api/v1/batches/{id}/retry',
  summary: 'Try again what failed',
  description: 'Makes the invoices that failed once more, and then the result anew. Those that were made stay as they are.',
  access: 'batch-write',
  params,
  answers: { 202: { ...changed('The batch is queued again.'), headers: LIMITS } },
  errors: ['batch_state', 'invalid_id', 'not_found'],
});

export const BATCH_OPERATIONS: readonly Operation[] = [
  createBatch,
  getBatch,
  watchBatch,
  getBatchResult,
  cancelBatch,
  retryBatch,
];
