import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Response } from 'express';
import { EventStreams } from '../../../../../src/http/dialects/own/batches/send-events.js';
import type { Batch } from '../../../../../src/invoices/batches/batch.js';
import { BatchNotFoundError } from '../../../../../src/invoices/batches/errors.js';
import { batchWith } from '../../../../harness/service/fake-batches.js';

/** A response that notes what is written. */
class Written extends EventEmitter {
  readonly texts: string[] = [];
  destroyed = false;
  writableNeedDrain = false;
  ended = false;
  status = () => this;
  set = () => this;
  write = (text: string) => this.texts.push(text);
  end = () => (this.ended = true);
}

beforeEach(() => void jest.useFakeTimers({ now: 0 }));
afterEach(() => void jest.useRealTimers());

const stopping = new AbortController();
const show = ({ state, counts }: Batch) => ({ state, done: counts.done });
const runningWith = (done: number) =>
  batchWith({ state: 'running', counts: { total: 9, waiting: 9 - done, done, failed: 0, cancelled: 0 } });

function open(find: () => Promise<Batch>, signal = stopping.signal, streams = new EventStreams(1), organisationId = 'one') {
  const response = new Written();
  const done = streams.send(response as unknown as Response, { organisationId, find, show, stopping: signal });
  done.catch(() => undefined);
  return { response, done, streams };
}

describe('a stream of events', () => {
  it('tells progress when there is some, and ends with the batch', async () => {
    const states = [runningWith(1), runningWith(1), runningWith(2), batchWith()];
    const { response, done } = open(() => Promise.resolve(states.shift() ?? batchWith()));
    await jest.advanceTimersByTimeAsync(3000);
    await done;
    expect(response.texts).toEqual([
      'event: progress\ndata: {"state":"running","done":1}\n\n',
      'event: progress\ndata: {"state":"running","done":2}\n\n',
      `event: end\ndata: {"state":"finished","done":${batchWith().counts.done}}\n\n`,
    ]);
    expect(response.ended).toBe(true);
  });

  it('breaks its silence, and ends after a quarter of an hour', async () => {
    const { response, done } = open(() => Promise.resolve(runningWith(1)));
    await jest.advanceTimersByTimeAsync(17_000);
    expect(response.texts.slice(1)).toEqual([': still there\n\n']);
    await jest.advanceTimersByTimeAsync(15 * 60_000);
    await done;
    expect(response.ended).toBe(true);
  });

  it('goes on when the database does not answer for a moment, but not when it never did', async () => {
    let looks = 0;
    const find = () =>
      (looks += 1) === 2 ? Promise.reject(new Error('down')) : Promise.resolve(looks < 3 ? runningWith(1) : batchWith());
    const { response, done } = open(find);
    await jest.advanceTimersByTimeAsync(3000);
    await done;
    expect(response.texts).toHaveLength(2);
    await expect(open(() => Promise.reject(new BatchNotFoundError())).done).rejects.toThrow('Batch not found.');
  });

  it('writes nothing to a caller that does not read, and the newest state once it does', async () => {
    let done = 0;
    const { response } = open(() => Promise.resolve(runningWith((done += 1))));
    response.writableNeedDrain = true;
    await jest.advanceTimersByTimeAsync(5000);
    const before = response.texts.length;
    response.writableNeedDrain = false;
    await jest.advanceTimersByTimeAsync(1000);
    expect(before).toBeLessThanOrEqual(1);
    expect(response.texts.at(-1)).toContain(`"done":${done}}`);
    response.destroyed = true;
    await jest.advanceTimersByTimeAsync(1000);
  });

  it('ends at once when the service stops, and soon when the caller is gone', async () => {
    const stop = new AbortController();
    const first = open(() => Promise.resolve(runningWith(1)), stop.signal);
    await jest.advanceTimersByTimeAsync(10);
    stop.abort();
    await first.done;
    expect(first.response.ended).toBe(true);
    const second = open(() => Promise.resolve(runningWith(1)));
    await jest.advanceTimersByTimeAsync(10);
    second.response.destroyed = true;
    await jest.advanceTimersByTimeAsync(1000);
    await second.done;
    expect(second.response.texts).toHaveLength(1);
  });

  it('is refused while as many as may be are open, and not after', async () => {
    const first = open(() => Promise.resolve(runningWith(1)));
    await jest.advanceTimersByTimeAsync(10);
    const other = () => open(() => Promise.resolve(batchWith()), stopping.signal, first.streams).done;
    await expect(other()).rejects.toMatchObject({ code: 'overloaded', retryAfterSeconds: 10 });
    first.response.destroyed = true;
    await jest.advanceTimersByTimeAsync(1000);
    await first.done;
    await expect(other()).resolves.toBeUndefined();
  });

  it('leave half of the places to other organisations', async () => {
    const streams = new EventStreams(2);
    const find = () => Promise.resolve(batchWith({ state: 'running' }));
    const stop = new AbortController();
    const first = open(find, stop.signal, streams);
    await expect(open(find, stop.signal, streams).done).rejects.toThrow('1 of them of this organisation');
    const other = open(find, stop.signal, streams, 'other');
    stop.abort();
    await Promise.all([first.done, other.done]);
    await open(find, stop.signal, streams).done;
  });
});
