import { describe, expect, it } from '@jest/globals';
import { MOST_ATTEMPTS, outcomeOf } from '../../../src/webhooks/delivery/outcome.js';

const now = new Date('2026-11-30T22:00:00Z');
const first = { attempts: 1, now, random: 0 };
const SECOND = 1000;
const HOUR = 3_600_000;
const answer = (status: number, retryAfter: string | null = null) => ({ status, retryAfter });

describe('what an attempt leads to', () => {
  it.each([200, 201, 202, 204, 299])('%d is delivered', (status) => {
    expect(outcomeOf(answer(status), first)).toEqual({ state: 'DELIVERED', status, error: null, pauseMs: null });
  });

  it.each([
    [100, 'status 100'],
    [301, 'redirects are not followed (status 301)'],
    [302, 'redirects are not followed (status 302)'],
    [307, 'redirects are not followed (status 307)'],
    [400, 'status 400'],
    [404, 'status 404'],
    [500, 'status 500'],
    [503, 'status 503'],
  ])('%d is tried again: %s', (status, error) => {
    expect(outcomeOf(answer(status), first)).toEqual({ state: 'WAITING', status, error, pauseMs: 5 * SECOND });
  });

  it('no answer is tried again', () => {
    expect(outcomeOf({ fault: 'connect: x' }, first)).toEqual({
      state: 'WAITING',
      status: null,
      error: 'connect: x',
      pauseMs: 5 * SECOND,
    });
  });

  it('410 is the end at once', () => {
    expect(outcomeOf(answer(410), first)).toMatchObject({ state: 'DEAD', status: 410, pauseMs: null });
  });

  it('keeps to 200 characters', () => {
    expect(outcomeOf({ fault: 'x'.repeat(500) }, first).error).toBe('x'.repeat(200));
  });
});

describe('the pauses', () => {
  const pausesWith = (random: number) =>
    Array.from({ length: MOST_ATTEMPTS }, (_, index) => outcomeOf(answer(500), { attempts: index + 1, now, random }).pauseMs);

  it('are those of the specification, and after ten attempts there are no more', () => {
    const hours = [0.5, 2, 5, 10, 14, 20, 24].map((count) => count * HOUR);
    expect(pausesWith(0)).toEqual([5 * SECOND, 300 * SECOND, ...hours, null]);
    expect(outcomeOf(answer(500), { attempts: 10, now, random: 0 }).state).toBe('DEAD');
    expect(outcomeOf(answer(200), { attempts: 10, now, random: 0 }).state).toBe('DELIVERED');
  });

  it('are at most a fifth longer by chance', () => {
    const [none, most] = [pausesWith(0), pausesWith(1)];
    expect(most.slice(0, -1).map((pause, index) => Number(pause) / Number(none[index]))).toEqual(Array(9).fill(1.2));
  });
});

describe('Retry-After', () => {
  it.each([
    [429, '60', 60 * SECOND],
    [503, '60', 60 * SECOND],
    [503, 'Mon, 30 Nov 2026 22:02:00 GMT', 120 * SECOND],
    // Never earlier than planned.
    [503, '1', 5 * SECOND],
    [503, '0', 5 * SECOND],
    [503, '-60', 5 * SECOND],
    [503, 'Mon, 30 Nov 2020 22:02:00 GMT', 5 * SECOND],
    // Never later than in a day.
    [503, '99999999999999999999999', 24 * HOUR],
    [503, 'Mon, 30 Nov 2099 22:02:00 GMT', 24 * HOUR],
    [503, 'soon', 5 * SECOND],
    [503, '', 5 * SECOND],
    [500, '60', 5 * SECOND],
  ])('of a %d with %j: a pause of %d ms', (status, retryAfter, pauseMs) => {
    expect(outcomeOf(answer(status, retryAfter), first).pauseMs).toBe(pauseMs);
  });

  it('gives no further attempt after the last', () => {
    expect(outcomeOf(answer(503, '60'), { attempts: 10, now, random: 0 }).state).toBe('DEAD');
  });
});
