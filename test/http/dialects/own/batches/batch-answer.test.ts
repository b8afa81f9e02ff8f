import { describe, expect, it } from '@jest/globals';
import { batchAnswer, batchAnswerOf } from '../../../../../src/http/dialects/own/batches/batch-answer.js';
import type { Batch } from '../../../../../src/invoices/batches/batch.js';
import { batchWith } from '../../../../harness/service/fake-batches.js';

const STARTED = new Date('2026-11-30T22:00:00Z');
const NOW = new Date('2026-11-30T22:02:00Z');
const answerOf = (changes: Partial<Batch>) => batchAnswerOf(batchWith(changes), NOW, 'https://press.example/result');
const counts = (waiting: number, done: number, failed = 0) => ({
  total: waiting + done + failed,
  waiting,
  done,
  failed,
  cancelled: 0,
});
const running = { state: 'running', startedAt: STARTED, finishedAt: null, result: null, expiresAt: null } as const;

describe('the rate and the estimate', () => {
  it.each<[string, Partial<Batch>, number | null, string | null]>([
    ['before the start', { ...running, state: 'queued', startedAt: null, counts: counts(10, 0) }, null, null],
    ['before the first invoice', { ...running, counts: counts(10, 0) }, null, null],
    ['half done in two minutes', { ...running, counts: counts(50, 50) }, 25, '2026-11-30T22:04:00.000Z'],
    ['faults count too', { ...running, counts: counts(100, 40, 10) }, 25, '2026-11-30T22:06:00.000Z'],
    ['while the result is made', { ...running, state: 'finishing', counts: counts(0, 100) }, 50, null],
    ['in its first millisecond', { ...running, startedAt: NOW, counts: counts(1, 1) }, 60_000, '2026-11-30T22:02:00.001Z'],
    ['a clock that goes back', { ...running, startedAt: new Date(NOW.getTime() + 5000), counts: counts(0, 1) }, 60_000, null],
    ['at the end', { startedAt: STARTED, finishedAt: new Date('2026-11-30T22:01:00Z'), counts: counts(0, 99, 1) }, 100, null],
  ])('%s', (_when, changes, perMinute, estimatedEnd) => {
    expect(answerOf(changes)).toMatchObject({ perMinute, estimatedEnd });
  });
});

describe('what is known of a batch', () => {
  it('is as it is described, and never has keys of the storage', () => {
    const answer = answerOf({});
    expect(batchAnswer.parse(answer)).toEqual(answer);
    expect(JSON.stringify(answer)).not.toContain('result-0.zip');
  });

  it('counts the faults that it does not name', () => {
    expect(answerOf({ counts: counts(0, 1, 250) })).toMatchObject({
      furtherFaults: 249,
      faults: [{ invoiceNumber: 'R-2026-007' }],
    });
  });

  it('has words for a fault of the whole batch, and for a code that nobody knows', () => {
    expect(answerOf({ state: 'failed', result: null, errorCode: 'batch_empty' })).toMatchObject({
      error: { code: 'batch_empty', message: expect.stringContaining('no result') },
      result: null,
    });
    expect(answerOf({ errorCode: 'constructor' }).error?.message).toBe('Something went wrong on our side.');
  });
});
