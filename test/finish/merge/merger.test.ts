import { afterEach, describe, expect, it } from '@jest/globals';
import { BatchTooLargeToMergeError, Merger, mergePdfs, UnexpectedPdfError } from '../../../src/finish/index.js';
import { MergeJobs } from '../../../src/finish/merge/merge-jobs.js';
import { optionsWith } from './merge-options.js';
import { smallPdf } from './small-document.js';

const documentOf = (label: string) => ({ bytes: smallPdf(), title: `Invoice ${label}`, label });
const document = documentOf('A');

describe('the merges of a thread', () => {
  it('do not know each other, though their steps come in turns', () => {
    const jobs = new MergeJobs();
    for (const merge of [1, 2]) jobs.answerTo({ id: 0, merge, step: { options: optionsWith() } });
    for (const merge of [1, 2, 1]) jobs.answerTo({ id: 0, merge, step: { document } });
    const ends = [1, 2].map((merge) => jobs.answerTo({ id: merge, merge, step: 'end' }));
    expect(ends).toMatchObject([
      { id: 1, merged: { documents: 2 } },
      { id: 2, merged: { documents: 1 } },
    ]);
  });

  it('say what was wrong, and are forgotten then', () => {
    const jobs = new MergeJobs();
    const begin = (limits = {}) => jobs.answerTo({ id: 1, merge: 1, step: { options: optionsWith(limits) } });
    begin();
    const bad = { ...document, bytes: Buffer.from('x') };
    expect(jobs.answerTo({ id: 2, merge: 1, step: { document: bad } })).toEqual({
      id: 2,
      unexpected: 'of A is not one that this service finished',
    });
    expect(jobs.answerTo({ id: 3, merge: 1, step: 'end' })).toEqual({ id: 3, failed: 'Error: there is no merge 1' });
    begin({ pages: 1 });
    expect(jobs.answerTo({ id: 4, merge: 1, step: { document } })).toEqual({ id: 4, exceeded: 'pages', most: 1 });
    begin();
    jobs.answerTo({ id: 5, merge: 1, step: 'drop' });
    expect(jobs.answerTo({ id: 6, merge: 1, step: 'end' })).toHaveProperty('failed');
  });
});

/** A thread that notes the steps and answers as it is told by the title of a document. */
const MODULE = `
  import { parentPort } from 'node:worker_threads';
  const steps = [];
  parentPort.on('message', ({ id, step }) => {
    steps.push(typeof step === 'string' ? step : Object.keys(step)[0]);
    const said = step.document?.title ?? '';
    const answers = { unexpected: { unexpected: 'is odd' }, exceeded: { exceeded: 'pages', most: 3 }, failed: { failed: 'no' } };
    if (said === 'exit') process.exit(1);
    const merged = { bytes: new Uint8Array(Buffer.from(steps.join(' '))), documents: 1, pages: 1, conformsTo: [], faults: [] };
    parentPort.postMessage({ id, ...(step === 'end' ? { merged } : (answers[said] ?? { done: true })) });
  });
`;

const opened: Merger[] = [];
afterEach(async () => void (await Promise.all(opened.splice(0).map((one) => one.close()))));

function merger(threshold: number): Merger {
  const made = new Merger(threshold, new URL(`data:text/javascript,${encodeURIComponent(MODULE)}`));
  opened.push(made);
  return made;
}

describe('Merger', () => {
  it('merges a few documents at once', async () => {
    const documents = [documentOf('A'), documentOf('B')];
    const { bytes } = await merger(1_000_000).merge(documents, optionsWith());
    expect(bytes.equals(mergePdfs(documents, optionsWith()).bytes)).toBe(true);
  });

  it('gives many documents to its thread, in their order, and asks for the next one when one is done', async () => {
    const { bytes } = await merger(document.bytes.length * 2).merge([document, document, document], optionsWith());
    expect(bytes.toString()).toBe('options document document document end');
  });

  it.each<[string, (error: Error) => boolean]>([
    ['unexpected', (error) => error instanceof UnexpectedPdfError && error.what === 'is odd'],
    ['exceeded', (error) => error instanceof BatchTooLargeToMergeError && error.limit === 'pages' && error.most === 3],
    ['failed', (error) => error.message === 'no'],
    ['exit', (error) => error.message === 'the thread that merges PDFs has ended'],
  ])('throws what its thread says (%s), and merges again', async (title, isRight) => {
    const one = merger(0);
    const error: unknown = await one.merge([{ ...document, title }], optionsWith()).catch((reason: unknown) => reason);
    expect(error instanceof Error && isRight(error)).toBe(true);
    const { bytes } = await one.merge([document], optionsWith());
    expect(bytes.toString()).toBe(title === 'exit' ? 'options document end' : 'options document options document end');
  });

  it('throws what its documents throw, and forgets the merge', async () => {
    async function* documents() {
      yield document;
      await Promise.reject(new Error('the storage is gone'));
    }
    const one = merger(0);
    await expect(one.merge(documents(), optionsWith())).rejects.toThrow('the storage is gone');
    expect((await one.merge([document], optionsWith())).bytes.toString()).toContain('drop');
  });

  it.each([0, 1_000_000])('ends at a signal (threshold %d)', async (threshold) => {
    const stop = new AbortController();
    function* documents() {
      yield document;
      stop.abort(new Error('cancelled'));
      yield document;
    }
    await expect(merger(threshold).merge(documents(), optionsWith(), stop.signal)).rejects.toThrow('cancelled');
  });
});
