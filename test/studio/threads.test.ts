import { describe, expect, it } from '@jest/globals';
import { Thread } from '../../studio/server/threads.mjs';

/** Answers `echo` with itself, never answers `hang`, dies of `die`, and fills its memory for `eat`. */
const CODE = `
  import { parentPort } from 'node:worker_threads';
  parentPort.on('message', ({ id, what }) => {
    if (what === 'hang') for (;;);
    if (what === 'die') throw new Error('died of it');
    if (what === 'fault') return parentPort.postMessage({ id, fault: { message: 'no' } });
    if (what === 'eat') for (const all = [];;) all.push(new Array(1e5).fill(id));
    parentPort.postMessage({ id, value: what });
  });
  parentPort.postMessage({ isReady: true });
`;

const start = (code = CODE) =>
  new Thread(new URL(`data:text/javascript,${encodeURIComponent(code)}`), { name: 'the test', memoryMb: 32 });
const ask = (thread: Thread, what: string, more: object = {}): Promise<unknown> =>
  thread.ask({ what }, { deadlineMs: 3000, ...more });

describe('a thread', () => {
  it('answers one question after the other, the urgent ones first', async () => {
    const thread = start();
    const answers: unknown[] = [];
    const note = async (what: string, isUrgent: boolean) => answers.push(await ask(thread, what, { isUrgent }));
    await Promise.all([note('first', true), note('later', false), note('urgent', true)]);
    expect(answers).toEqual(['first', 'urgent', 'later']);
    await thread.close();
  });

  it.each([
    ['hang', { deadlineMs: 200 }, 'the test took longer than 0.2 s'],
    ['die', {}, 'died of it'],
    ['eat', { deadlineMs: 20_000 }, 'the test needed more than 32 MB'],
  ])('is replaced when it does not answer: %s', async (what, options, why) => {
    const thread = start();
    const waiting = ask(thread, what, options);
    const next = ask(thread, 'still there');
    await expect(waiting).rejects.toThrow(why);
    expect(await next).toBe('still there');
    await thread.close();
  });

  it('has as long as it needs to start: a deadline is for the answer', async () => {
    const thread = start(`await new Promise((resolve) => setTimeout(resolve, 1000));${CODE}`);
    expect(await ask(thread, 'late start', { deadlineMs: 500 })).toBe('late start');
    await expect(ask(thread, 'hang', { deadlineMs: 200 })).rejects.toThrow('took longer than 0.2 s');
    await thread.close();
  });

  it('hands over the fault that it found', async () => {
    const thread = start();
    await expect(ask(thread, 'fault')).rejects.toMatchObject({ fault: { message: 'no' } });
    await thread.close();
  });

  it('never asks what nobody waits for, and nothing after its end', async () => {
    const thread = start();
    const abort = new AbortController();
    const first = ask(thread, 'first');
    const second = ask(thread, 'hang', { signal: abort.signal });
    abort.abort(new Error('gone'));
    await expect(second).rejects.toThrow('gone');
    expect(await first).toBe('first');
    await thread.close();
    await expect(ask(thread, 'late')).rejects.toThrow('has ended');
  });
});
