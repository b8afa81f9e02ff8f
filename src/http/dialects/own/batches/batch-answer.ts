import { z } from 'zod';
import {
  type Batch,
  BATCH_CONTENTS,
  BATCH_DELIVERIES,
  BATCH_ORDERS,
  BATCH_STATES,
  isEnded,
} from '../../../../invoices/batches/batch.js';
import { answerTo } from '../../../answers/error-status.js';

const time = z.string().meta({ format: 'date-time', example: '2026-11-30T22:00:00.000Z' });

/** What is known of a batch. */
export const batchAnswer = z
  .strictObject({
    id: z.string(),
    state: z
      .enum(BATCH_STATES)
      .describe(
        'queued → running → finishing → finished. `finished` also if single invoices failed: see `faults`. `failed`: the result could not be made. Both can be tried again.',
      ),
    contents: z.array(z.enum(BATCH_CONTENTS)),
    delivery: z.enum(BATCH_DELIVERIES),
    order: z.enum(BATCH_ORDERS),
    counts: z.strictObject({ total: z.int(), waiting: z.int(), done: z.int(), failed: z.int(), cancelled: z.int() }),
    perMinute: z.number().nullable().describe('Invoices per minute since the first one was begun.'),
    estimatedEnd: time
      .nullable()
      .describe('When the last invoice will be made at that rate; null if it is not known, or none waits.'),
    faults: z
      .array(z.strictObject({ invoiceId: z.string(), invoiceNumber: z.string(), code: z.string(), message: z.string() }))
      .describe('The first hundred invoices that could not be made. `faults.csv` in the ZIP has all.'),
    furtherFaults: z.int(),
    error: z.strictObject({ code: z.string(), message: z.string() }).nullable().describe('Why the batch failed as a whole.'),
    result: z
      .strictObject({
        url: z.string(),
        fileName: z.string(),
        contentType: z.string(),
        byteLength: z.int(),
        sha256: z.string(),
      })
      .nullable(),
    webhookUrl: z.string().nullable(),
    createdAt: time,
    startedAt: time.nullable(),
    finishedAt: time.nullable(),
    expiresAt: time.nullable().describe('When the files are deleted.'),
  })
  .meta({ id: 'Batch' });

export type BatchAnswer = z.output<typeof batchAnswer>;

/** @param now for the estimate @param resultUrl the address of its result */
export function batchAnswerOf(batch: Batch, now: Date, resultUrl: string): BatchAnswer {
  const { id, state, options, counts, faults, result, errorCode, webhookUrl } = batch;
  const { contents, delivery, order } = options;
  const shown = faults.map(({ invoiceId, invoiceNumber, code }) => {
    return { invoiceId, invoiceNumber, code, message: answerTo(code, 'stored').message };
  });
  return {
    id,
    state,
    contents: [...contents],
    delivery,
    order,
    counts,
    ...progressOf(batch, now),
    faults: shown,
    furtherFaults: Math.max(0, counts.failed - shown.length),
    error: errorCode === null ? null : { code: errorCode, message: answerTo(errorCode, 'stored').message },
    result: result && {
      url: resultUrl,
      fileName: result.fileName,
      contentType: result.contentType,
      byteLength: result.byteLength,
      sha256: result.sha256,
    },
    webhookUrl,
    createdAt: batch.createdAt.toISOString(),
    startedAt: batch.startedAt?.toISOString() ?? null,
    finishedAt: batch.finishedAt?.toISOString() ?? null,
    expiresAt: batch.expiresAt?.toISOString() ?? null,
  };
}

function progressOf({ state, counts, startedAt, finishedAt }: Batch, now: Date): Pick<BatchAnswer, 'perMinute' | 'estimatedEnd'> {
  const ended = counts.done + counts.failed;
  if (!startedAt || ended === 0) return { perMinute: null, estimatedEnd: null };
  const minutes = Math.max(1, (finishedAt ?? now).getTime() - startedAt.getTime()) / 60_000;
  const perMinute = Math.round((ended / minutes) * 10) / 10;
  const left = (counts.waiting / ended) * minutes * 60_000;
  const estimatedEnd = isEnded(state) || counts.waiting === 0 ? null : new Date(now.getTime() + left).toISOString();
  return { perMinute, estimatedEnd };
}

export const BATCH_EXAMPLE: BatchAnswer = {
  id: '7d1f0c0a-3d62-4a4e-9f5b-7c0f6f3b9c55',
  state: 'finished',
  contents: ['pdf'],
  delivery: 'zip',
  order: 'issue-date',
  counts: { total: 120, waiting: 0, done: 119, failed: 1, cancelled: 0 },
  perMinute: 410.5,
  estimatedEnd: null,
  faults: [
    {
      invoiceId: '1ca80b4c-763d-4d55-ba59-46f24f029a14',
      invoiceNumber: 'R-2026-007',
      code: 'template_unavailable',
      message: answerTo('template_unavailable', 'stored').message,
    },
  ],
  furtherFaults: 0,
  error: null,
  result: {
    url: 'https://billing.example/api/v1/batches/7d1f0c0a-3d62-4a4e-9f5b-7c0f6f3b9c55/result',
    fileName: 'batch-7d1f0c0a-3d62-4a4e-9f5b-7c0f6f3b9c55.zip',
    contentType: 'application/zip',
    byteLength: 7_340_032,
    sha256: 'b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c',
  },
  webhookUrl: null,
  createdAt: '2026-11-30T22:00:00.000Z',
  startedAt: '2026-11-30T22:00:00.400Z',
  finishedAt: '2026-11-30T22:00:18.100Z',
  expiresAt: '2026-12-03T22:00:18.100Z',
};
