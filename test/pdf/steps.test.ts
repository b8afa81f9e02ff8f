import { describe, expect, it } from '@jest/globals';
import { Steps } from '../../src/pdf/steps.js';

const pause = (milliseconds: number) => new Promise<void>((resolve) => void setTimeout(resolve, milliseconds));

describe('steps', () => {
  it('keeps what each took, in their order, rounded to a tenth', async () => {
    const steps = new Steps();
    await expect(steps.time('find', () => pause(20).then(() => 'found'))).resolves.toBe('found');
    await expect(steps.time('render', () => 'html')).resolves.toBe('html');
    const { find = 0, render = 0 } = steps.milliseconds;
    expect(Object.keys(steps.milliseconds)).toEqual(['find', 'render']);
    expect(find).toBeGreaterThanOrEqual(19);
    expect(find).toBeLessThan(1000);
    expect(Math.round(find * 10) / 10).toBe(find);
    expect(render).toBeGreaterThanOrEqual(0);
    expect(render).toBeLessThan(100);
  });

  it('keeps what a step took that failed, and hands the failure on', async () => {
    const steps = new Steps();
    await expect(steps.time('print', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    const fail = () => {
      throw new Error('neither');
    };
    await expect(steps.time('render', fail)).rejects.toThrow('neither');
    expect(Object.keys(steps.milliseconds)).toEqual(['print', 'render']);
  });

  it('cannot be changed from outside', async () => {
    const steps = new Steps();
    await steps.time('one', () => 1);
    Object.assign(steps.milliseconds, { two: 2 });
    expect(Object.keys(steps.milliseconds)).toEqual(['one']);
  });

  it('remembers when each was, and which failed', async () => {
    const before = performance.now();
    const steps = new Steps();
    await steps.time('find', () => pause(10));
    await steps.time('print', () => Promise.reject(new Error('no'))).catch(() => undefined);
    expect(steps.ended).toEqual([
      { name: 'find', start: expect.any(Number), end: expect.any(Number), failed: false },
      { name: 'print', start: expect.any(Number), end: expect.any(Number), failed: true },
    ]);
    const times = [before, ...steps.ended.flatMap(({ start, end }) => [start, end]), performance.now()];
    expect(times).toEqual(times.toSorted((one, other) => one - other));
  });

  it('adds up what came more than once', async () => {
    const steps = new Steps();
    await steps.time('queue', () => pause(20));
    await steps.time('queue', () => pause(20));
    expect(steps.ended).toHaveLength(2);
    expect(Object.keys(steps.milliseconds)).toEqual(['queue']);
    expect(steps.milliseconds['queue']).toBeGreaterThanOrEqual(38);
  });
});
