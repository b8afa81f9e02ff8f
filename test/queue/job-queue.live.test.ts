import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { Consumer, JobUnfinishedError } from '../../src/queue/index.js';
import { queueSql } from '../../src/records/queue-sql.js';
import type { Database } from '../../src/records/open-database.js';
import { KINDS, openFreshDatabase } from '../harness/database/databases.js';
import { until } from '../harness/machine/pause.js';

describe.each(KINDS)('the queue on %s', (kind) => {
  let database: Database;
  beforeAll(async () => {
    database = await openFreshDatabase(kind);
    await database.queue.start();
  });
  afterAll(() => database.close());

  it('gives a job to one worker, and again only after it was given back', async () => {
    const { queue } = database;
    await queue.insert('batch-chunk', [{ data: { n: 1 } }]);
    const job = await queue.take('batch-chunk');
    expect(job?.data).toEqual({ n: 1 });
    expect(await queue.take('batch-chunk')).toBeNull();
    if (job) await queue.giveBack('batch-chunk', job);
    const again = await queue.take('batch-chunk');
    expect(again?.id).toBe(job?.id);
    if (again) await queue.complete('batch-chunk', again);
    expect(await queue.take('batch-chunk')).toBeNull();
  });

  it('puts a job in once, and not at all if its transaction fails', async () => {
    const { queue, prisma } = database;
    const id = randomUUID();
    await queue.insert('batch-finish', [{ id, data: {} }]);
    await queue.insert('batch-finish', [{ id, data: {} }]);
    const failed = prisma.$transaction(async (tx) => {
      await queue.insert('batch-finish', [{ data: {} }], queueSql(tx));
      throw new Error('rolled back');
    });
    await expect(failed).rejects.toThrow('rolled back');
    const job = await queue.take('batch-finish');
    expect(job?.id).toBe(id);
    expect(await queue.take('batch-finish')).toBeNull();
  });

  it('takes the higher priority first, and knows the next turn', async () => {
    const { queue, prisma } = database;
    expect(await queue.nextTurn('webhook', queueSql(prisma))).toBeNull();
    await queue.insert('webhook', [
      { data: { n: 7 }, priority: -7 },
      { data: { n: 3 }, priority: -3 },
    ]);
    expect(await queue.nextTurn('webhook', queueSql(prisma))).toBe(3);
    expect((await queue.take('webhook'))?.data).toEqual({ n: 3 });
    expect(await queue.nextTurn('webhook', queueSql(prisma))).toBe(7);
    await queue.take('webhook');
  });

  it('gives a job that nobody finished in time to another worker', async () => {
    const { queue } = database;
    await queue.insert('webhook', [{ data: { lost: true }, expireInSeconds: 1 }]);
    const lost = await queue.take('webhook');
    let again: typeof lost = null;
    // Maintenance looks every 15 seconds.
    for (let wait = 0; wait < 400 && !again; wait += 1) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      again = await queue.take('webhook');
    }
    expect(again?.id).toBe(lost?.id);
    if (again) await queue.complete('webhook', again);
  }, 60_000);

  it('leaves a long job to the worker that lives, beyond its expiry', async () => {
    const { queue } = database;
    let begun = false;
    let ends = (): void => undefined;
    const work = () =>
      new Promise<void>((resolve) => {
        ends = resolve;
        begun = true;
      });
    const consumer = new Consumer({
      queue,
      name: 'batch-finish',
      work,
      isLong: true,
      onError: (error) => expect(error).toBeNull(),
    });
    const id = randomUUID();
    await queue.insert('batch-finish', [{ id, data: {}, expireInSeconds: 3 }]);
    consumer.wake();
    await until(() => begun, 30_000);
    const ageOf = async () => {
      const [row] = await database.prisma.$queryRaw<{ age: number }[]>`
        SELECT extract(epoch FROM now() - max(started_on))::float8 AS age FROM pgboss.job WHERE id = ${id}::uuid AND state = 'active'`;
      return row?.age;
    };
    await new Promise((resolve) => setTimeout(resolve, 3500));
    expect(await ageOf()).toBeLessThan(2.5);
    ends();
    await consumer.stop();
    expect(await ageOf()).toBeNull();
  });

  it('works through jobs one after another, and finishes the one in hand when it stops', async () => {
    const { queue } = database;
    const done: unknown[] = [];
    let refusals = 2;
    let begun = false;
    let inHand = (): void => undefined;
    const consumer = new Consumer({
      queue,
      name: 'batch-chunk',
      onError: (error) => done.push(String(error)),
      work: async (job) => {
        if (refusals > 0) {
          refusals -= 1;
          throw new JobUnfinishedError();
        }
        if ((job.data as { slow?: boolean }).slow)
          await new Promise<void>((resolve) => {
            inHand = resolve;
            begun = true;
          });
        done.push(job.data);
      },
    });
    await queue.insert('batch-chunk', [{ data: { n: 1 } }, { data: { n: 2 } }, { data: { slow: true }, priority: -1 }]);
    consumer.wake();
    await until(() => begun, 30_000);
    const stopped = consumer.stop();
    inHand();
    await stopped;
    expect(done).toHaveLength(3);
    expect(done).toContainEqual({ slow: true });
    expect(await queue.take('batch-chunk')).toBeNull();
  });
});
