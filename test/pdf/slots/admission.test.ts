import { describe, expect, it, jest } from '@jest/globals';
import * as fc from 'fast-check';
import { Admission, type AdmissionOptions } from '../../../src/pdf/slots/admission.js';
import type { Ticket } from '../../../src/pdf/effects.js';
import { OverloadedError, ShareExceededError } from '../../../src/pdf/slots/errors.js';

const never = new AbortController().signal;
const options = (changes: Partial<AdmissionOptions> = {}): AdmissionOptions => ({
  slots: 2,
  queueLimit: 4,
  longestWaitMs: 3_600_000,
  share: 1,
  ...changes,
});

/** Lets everything that is already decided happen. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

/** Asks for a slot and writes down when it is granted. */
function ask(admission: Admission, group: string, order: string[], signal = never): { ticket: Promise<Ticket> } {
  const ticket = admission.enter(group, signal);
  ticket.then(
    () => order.push(group),
    () => undefined,
  );
  return { ticket };
}

describe('Admission', () => {
  it('grants slots while there are some, and the next one when one is released', async () => {
    const admission = new Admission(options());
    const order: string[] = [];
    const first = await ask(admission, 'a', order).ticket;
    ask(admission, 'b', order);
    ask(admission, 'c', order);
    await settle();
    expect(order).toEqual(['a', 'b']);
    expect(admission.status()).toEqual({ waiting: 1, running: 2 });
    first.releaseSlot();
    await settle();
    expect(order).toEqual(['a', 'b', 'c']);
    expect(admission.status()).toEqual({ waiting: 0, running: 2 });
  });

  it('refuses at once when slots and queue are taken, with a time to try again', async () => {
    const admission = new Admission(options({ slots: 1, queueLimit: 1 }));
    await admission.enter('a', never);
    admission.enter('a', never).catch(() => undefined);
    const refusal = await admission.enter('b', never).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(OverloadedError);
    expect(refusal).toMatchObject({ code: 'overloaded', retryAfterSeconds: 1 });
  });

  it('counts a request that has released its slot and is not finished', async () => {
    const admission = new Admission(options({ slots: 1, queueLimit: 0 }));
    const ticket = await admission.enter('a', never);
    ticket.releaseSlot();
    await expect(admission.enter('b', never)).rejects.toThrow(OverloadedError);
    ticket[Symbol.dispose]();
    await expect(admission.enter('b', never)).resolves.toBeDefined();
  });

  it('refuses a group that has its share, and lets others in', async () => {
    const admission = new Admission(options({ slots: 2, queueLimit: 4, share: 0.5 }));
    for (let request = 0; request < 3; request += 1) admission.enter('a', never).catch(() => undefined);
    const refusal = await admission.enter('a', never).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(ShareExceededError);
    expect(refusal).toMatchObject({ code: 'rate_limited', retryAfterSeconds: 1 });
    await expect(admission.enter('b', never)).resolves.toBeDefined();
  });

  it('gives one group no more slots than it may have, while others may have some', async () => {
    const admission = new Admission(options({ slots: 6, queueLimit: 100, share: 0.9, slotsOfOne: 3 }));
    const b = Array.from({ length: 5 }, () => admission.enter('b', never));
    const a = await admission.enter('a', never);
    await Promise.all(b.slice(0, 3));
    expect(admission.status()).toEqual({ waiting: 2, running: 4 });
    a[Symbol.dispose]();
    expect(admission.status()).toEqual({ waiting: 2, running: 3 });
  });

  it('gives one group fewer slots while another asks too', async () => {
    const admission = new Admission(options({ slots: 6, queueLimit: 100, share: 0.9, slotsOfOne: 3, slotsBesideOthers: 2 }));
    const b = Array.from({ length: 6 }, () => admission.enter('b', never));
    const running = await Promise.all(b.slice(0, 3));
    const a = await admission.enter('a', never);
    expect(admission.status()).toEqual({ waiting: 3, running: 4 });
    // Two of its three slots are left to b.
    running[0]?.[Symbol.dispose]();
    await settle();
    expect(admission.status()).toEqual({ waiting: 3, running: 3 });
    running[1]?.[Symbol.dispose]();
    await settle();
    expect(admission.status()).toEqual({ waiting: 2, running: 3 });
    a[Symbol.dispose]();
  });

  it('leaves one slot to the others, and serves the group with the fewest slots first', async () => {
    const admission = new Admission(options({ slots: 2, queueLimit: 100, share: 0.9 }));
    const order: string[] = [];
    const tickets = ['a', 'a', 'a'].map((group) => ask(admission, group, order).ticket);
    await settle();
    expect(order).toEqual(['a']);
    ask(admission, 'b', order);
    ask(admission, 'b', order);
    await settle();
    expect(order).toEqual(['a', 'b']);
    (await tickets[0])?.releaseSlot();
    await settle();
    // Two of each wait or run: the next slot is for the one that had none since.
    expect(order).toEqual(['a', 'b', 'a']);
  });

  it('gives the next slot to the group that has fewer, though its last one is more recent', async () => {
    const admission = new Admission(options({ slots: 4, queueLimit: 100, share: 0.9 }));
    const order: string[] = [];
    const tickets = ['a', 'a', 'b', 'c', 'a', 'b'].map((group) => ask(admission, group, order).ticket);
    await settle();
    expect(order).toEqual(['a', 'a', 'b', 'c']);
    (await tickets[3])?.releaseSlot();
    await settle();
    expect(order).toEqual(['a', 'a', 'b', 'c', 'b']);
  });

  it('refuses at once who would wait too long, by how long slots are taken', async () => {
    const admission = new Admission(options({ slots: 1, queueLimit: 50, longestWaitMs: 100 }));
    const slow = await admission.enter('a', never);
    await new Promise((resolve) => setTimeout(resolve, 120));
    slow[Symbol.dispose]();
    await admission.enter('a', never);
    await expect(admission.enter('a', never)).rejects.toThrow('the wait would be about');
  });

  it('sends away who has waited too long', async () => {
    const admission = new Admission(options({ slots: 1, longestWaitMs: 30 }));
    await admission.enter('a', never);
    await expect(admission.enter('b', never)).rejects.toThrow('no slot became free within 30 ms');
    expect(admission.status()).toEqual({ waiting: 0, running: 1 });
  });

  it('lets go who gives up while waiting, at once and with the reason', async () => {
    const admission = new Admission(options({ slots: 1, queueLimit: 1 }));
    await admission.enter('a', never);
    const controller = new AbortController();
    const waiting = admission.enter('b', controller.signal);
    controller.abort(new Error('the caller left'));
    await expect(waiting).rejects.toThrow('the caller left');
    expect(admission.status()).toEqual({ waiting: 0, running: 1 });
    const next = admission.enter('c', never);
    expect(admission.status()).toEqual({ waiting: 1, running: 1 });
    next.catch(() => undefined);
  });

  it('keeps its books under any order of events', async () => {
    jest.setTimeout(60_000);
    const event = fc.record({
      kind: fc.constantFrom('enter', 'enter', 'pass', 'leave', 'abort'),
      group: fc.nat(3),
      pick: fc.nat(99),
    });
    const shape = fc.record({
      slots: fc.integer({ min: 1, max: 4 }),
      queueLimit: fc.nat(5),
      share: fc.constantFrom(0.3, 0.5, 1),
    });
    const property = fc.asyncProperty(shape, fc.array(event, { maxLength: 60 }), async (given, events) => {
      const admission = new Admission({ ...given, longestWaitMs: 60_000 });
      const inside: Ticket[] = [];
      const waiting: AbortController[] = [];
      const open = new Set<AbortController>();
      /** Where `refusalNow` said something else than `enter` did. */
      const wrong: string[] = [];
      for (const { kind, group, pick } of events) {
        if (kind === 'enter') {
          const controller = new AbortController();
          const refusal = admission.refusalNow(`group ${group}`);
          // Nobody is refused as a stranger who would be admitted by name.
          if (admission.refusalNow(undefined) && !refusal) throw new Error('a stranger is refused, the group is not');
          waiting.push(controller);
          open.add(controller);
          admission.enter(`group ${group}`, controller.signal).then(
            (ticket) => void (inside.push(ticket), open.delete(controller), refusal && wrong.push('let in')),
            (error: unknown) => {
              open.delete(controller);
              if (!controller.signal.aborted && String(error) !== String(refusal)) wrong.push(String(error));
            },
          );
        } else if (kind === 'abort') waiting[pick % Math.max(1, waiting.length)]?.abort(new Error('left'));
        else if (kind === 'pass') inside[pick % Math.max(1, inside.length)]?.releaseSlot();
        else inside.splice(pick % Math.max(1, inside.length), 1).forEach((ticket) => ticket[Symbol.dispose]());
        await settle();
        const { running, waiting: queue } = admission.status();
        if (running > given.slots) throw new Error(`${running} slots of ${given.slots}`);
        if (queue > given.slots + given.queueLimit) throw new Error(`${queue} wait`);
      }
      while (open.size > 0 || inside.length > 0) {
        for (const ticket of inside.splice(0)) ticket[Symbol.dispose]();
        await settle();
      }
      expect([admission.status(), wrong]).toEqual([{ waiting: 0, running: 0 }, []]);
    });
    await expect(fc.assert(property, { numRuns: 200 })).resolves.toBeUndefined();
  });
});
