import { getEventListeners } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { CallerGoneError, DeadlineError, within } from '../../src/pdf/deadline.js';

describe('within', () => {
  it('hands on what the work comes to, and lets go of the signal', async () => {
    const { signal } = new AbortController();
    await expect(within(signal, () => Promise.resolve(7))).resolves.toBe(7);
    await expect(within(signal, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    const fail = () => {
      throw new Error('at once');
    };
    await expect(within(signal, fail)).rejects.toThrow('at once');
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  it.each([new DeadlineError(10_000), new CallerGoneError()])('ends with the reason of the signal: %s', async (reason) => {
    const controller = new AbortController();
    const waiting = within(controller.signal, () => new Promise(() => {}));
    controller.abort(reason);
    await expect(waiting).rejects.toBe(reason);
    expect(getEventListeners(controller.signal, 'abort')).toEqual([]);
  });

  it('of a signal that has fired already ends at once, and begins no work', async () => {
    const reason = new CallerGoneError();
    let isBegun = false;
    const work = () => {
      isBegun = true;
      return new Promise(() => {});
    };
    await expect(within(AbortSignal.abort(reason), work)).rejects.toBe(reason);
    expect(isBegun).toBe(false);
  });

  it('never leaves a rejection unheard, whenever the work fails', async () => {
    const unheard: unknown[] = [];
    const hear = (error: unknown) => void unheard.push(error);
    process.on('unhandledRejection', hear);
    try {
      const failLater = () => new Promise<never>((_, reject) => void setTimeout(reject, 5, new Error('later')));
      await within(AbortSignal.abort(new CallerGoneError()), failLater).catch(() => undefined);
      const controller = new AbortController();
      const waiting = within(controller.signal, failLater);
      controller.abort(new CallerGoneError());
      await waiting.catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 30));
      expect(unheard).toEqual([]);
    } finally {
      process.off('unhandledRejection', hear);
    }
  });
});
