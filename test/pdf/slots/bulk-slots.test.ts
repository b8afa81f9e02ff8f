import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { BulkSlots } from '../../../src/pdf/slots/bulk-slots.js';

let live = { waiting: 0, running: 0 };
let clock = 10_000;

beforeEach(() => {
  jest.useFakeTimers();
  live = { waiting: 0, running: 0 };
  clock = 10_000;
});
afterEach(() => void jest.useRealTimers());

const open = () => new BulkSlots({ live: () => live, most: 3, besideLive: 1, now: () => clock });
const later = async (milliseconds: number) => {
  clock += milliseconds;
  await jest.advanceTimersByTimeAsync(milliseconds);
};

/** Asks for so many slots; those that are had are counted by `slots.running`. */
function ask(slots: BulkSlots, count: number, signal = new AbortController().signal) {
  const tickets = Array.from({ length: count }, () => slots.enter(signal));
  for (const one of tickets) one.catch(() => undefined);
  return tickets;
}

describe('slots of batches', () => {
  it('are as many as may be while no request is there', async () => {
    const slots = open();
    void ask(slots, 5);
    await later(100);
    expect(slots.running).toBe(3);
  });

  it('are one beside requests that run, and for a while after the last', async () => {
    live = { waiting: 0, running: 1 };
    const slots = open();
    void ask(slots, 5);
    await later(100);
    expect(slots.running).toBe(1);
    live = { waiting: 0, running: 0 };
    await later(1900);
    expect(slots.running).toBe(1);
    await later(200);
    expect(slots.running).toBe(3);
  });

  it('are none while a request waits, however long', async () => {
    live = { waiting: 1, running: 4 };
    const slots = open();
    void ask(slots, 2);
    await later(60_000);
    expect(slots.running).toBe(0);
    live = { waiting: 0, running: 4 };
    await later(100);
    expect(slots.running).toBe(1);
  });

  it('are given back once, by either way', async () => {
    const slots = open();
    const [first, second] = await Promise.all(ask(slots, 2));
    expect(slots.running).toBe(2);
    first?.releaseSlot();
    first?.releaseSlot();
    first?.[Symbol.dispose]();
    expect(slots.running).toBe(1);
    second?.[Symbol.dispose]();
    expect(slots.running).toBe(0);
  });

  it('are not waited for after the work was given up', async () => {
    live = { waiting: 1, running: 0 };
    const slots = open();
    const abort = new AbortController();
    const [waiting] = ask(slots, 1, abort.signal);
    abort.abort(new Error('stopped'));
    await later(100);
    await expect(waiting).rejects.toThrow('stopped');
    await expect(slots.enter(abort.signal)).rejects.toThrow('stopped');
    expect(slots.running).toBe(0);
  });
});
