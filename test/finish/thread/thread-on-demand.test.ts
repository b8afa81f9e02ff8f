import { afterEach, describe, expect, it } from '@jest/globals';
import { ThreadOnDemand } from '../../../src/finish/thread/thread-on-demand.js';

interface Job {
  id: number;
  /** Milliseconds until it answers; `null`: it never does; `end`: its thread ends. */
  wait: number | null | 'end';
}

const MODULE = `
  import { parentPort, threadId } from 'node:worker_threads';
  parentPort.on('message', ({ id, wait }) => {
    if (wait === 'end') process.exit(1);
    if (wait !== null) setTimeout(() => parentPort.postMessage({ id, threadId, wait }), wait);
  });
`;

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => void (await Promise.all(opened.splice(0).map((one) => one.close()))));

function thread() {
  const made = new ThreadOnDemand<Job, Job & { threadId: number }>({
    module: new URL(`data:text/javascript,${encodeURIComponent(MODULE)}`),
    purpose: 'waits',
    youngMegabytes: 16,
  });
  opened.push(made);
  return made;
}

describe('a thread on demand', () => {
  it('gives each job its own answer, in whatever order they come', async () => {
    const one = thread();
    const answers = await Promise.all([one.ask({ wait: 60 }), one.ask({ wait: 0 })]);
    expect(answers.map(({ wait }) => wait)).toEqual([60, 0]);
    expect(new Set(answers.map(({ threadId }) => threadId)).size).toBe(1);
  });

  it('fails the jobs that it has when it ends, and starts again for the next one', async () => {
    const one = thread();
    const before = await one.ask({ wait: 0 });
    const lost = [one.ask({ wait: null }), one.ask({ wait: 'end' })];
    for (const job of lost) await expect(job).rejects.toThrow('the thread that waits has ended');
    expect((await one.ask({ wait: 0 })).threadId).not.toBe(before.threadId);
  });

  it('fails the jobs that it has when it is closed', async () => {
    const one = thread();
    const [lost] = await Promise.allSettled([one.ask({ wait: null }), one.close()]);
    expect(lost).toMatchObject({ status: 'rejected', reason: { message: 'the thread that waits has ended' } });
  });
});
