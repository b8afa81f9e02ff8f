import { describe, expect, it } from '@jest/globals';
import { Progress, progressLine } from '../../../src/cli/batch/progress.js';
import type { Batch } from '../../../src/invoices/batches/batch.js';
import { batchWith } from '../../harness/service/fake-batches.js';

const STARTED = new Date('2026-11-30T22:00:00Z');
const counts = (waiting: number, done: number, failed = 0) => ({
  total: waiting + done + failed,
  waiting,
  done,
  failed,
  cancelled: 0,
});
const lineOf = (changes: Partial<Batch>, seconds = 60) =>
  progressLine(batchWith({ state: 'running', startedAt: STARTED, ...changes }), STARTED.getTime() + seconds * 1000);
const bar = (full: number) => `[${'#'.repeat(full)}${'.'.repeat(30 - full)}]`;

describe('the line of a batch', () => {
  it.each<[string, Partial<Batch>, string]>([
    ['waits', { state: 'queued', startedAt: null, counts: counts(400, 0) }, `${bar(0)} 0 of 400`],
    ['is empty', { counts: counts(0, 0) }, `${bar(0)} 0 of 0`],
    ['runs', { counts: counts(200, 199, 1) }, `${bar(15)} 200 of 400, 1 failed, 200 a minute, 1 min left`],
    ['has seconds left', { counts: counts(100, 300) }, `${bar(22)} 300 of 400, 300 a minute, 20 s left`],
    ['has hours left', { counts: counts(99_000, 100) }, `${bar(0)} 100 of 99100, 100 a minute, 17 h left`],
    ['is finishing', { state: 'finishing', counts: counts(0, 400) }, `${bar(30)} 400 of 400, making the result`],
    ['has finished', { state: 'finished', counts: counts(0, 399, 1) }, `${bar(30)} 400 of 400, 1 failed`],
  ])('%s', (_what, changes, line) => {
    expect(lineOf(changes)).toBe(line);
  });
});

describe('progress', () => {
  const open = (isTTY: boolean) => {
    const texts: string[] = [];
    const progress = new Progress({ isTTY, write: (text: string) => texts.push(text) } as unknown as NodeJS.WriteStream);
    return { progress, texts };
  };
  const queued = (done: number) => batchWith({ state: 'queued', startedAt: null, counts: counts(9, done) });

  it('is one line on a terminal, written when it changes', () => {
    const { progress, texts } = open(true);
    progress.show(queued(1), 0);
    progress.show(queued(1), 1);
    progress.show(queued(2), 2);
    progress.end();
    expect(texts).toEqual([`\r${bar(3)} 1 of 10\u001b[K`, `\r${bar(5)} 2 of 11\u001b[K`, '\n']);
  });

  it('is a line every ten seconds in a log', () => {
    const { progress, texts } = open(false);
    progress.show(queued(1), 0);
    progress.show(queued(2), 9999);
    progress.show(queued(3), 10_000);
    progress.end();
    expect(texts).toEqual([`${bar(3)} 1 of 10\n`, `${bar(7)} 3 of 12\n`]);
  });
});
