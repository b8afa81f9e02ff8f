import { describe, expect, it } from '@jest/globals';
import { DatabaseUnavailableError } from '../../../src/records/faults/errors.js';
import { CircuitBreaker } from '../../../src/records/faults/circuit-breaker.js';

const TIMEOUT_MS = 2000;

/** A database behind a circuit breaker, its clock, and how often it was asked. */
function world() {
  let now = 0;
  let asked = 0;
  const breaker = new CircuitBreaker(TIMEOUT_MS, () => now);
  const ask = (takesMs: number, error?: Error): Promise<string> =>
    breaker
      .run(() => {
        asked += 1;
        now += takesMs;
        return error ? Promise.reject(error) : Promise.resolve('row');
      })
      .catch((reason: Error) => reason.name);
  return { ask, wait: (milliseconds: number) => (now += milliseconds), asked: () => asked };
}

const silent = new DatabaseUnavailableError('Reading', new Error('timeout'));

describe('CircuitBreaker', () => {
  it('asks once a second while the database is silent, and fails the others at once', async () => {
    const { ask, wait, asked } = world();
    expect(await ask(TIMEOUT_MS, silent)).toBe('DatabaseUnavailableError');
    for (let call = 0; call < 5; call += 1) expect(await ask(1)).toBe('DatabaseUnavailableError');
    expect(asked()).toBe(1);
    wait(1000);
    expect(await ask(TIMEOUT_MS, silent)).toBe('DatabaseUnavailableError');
    expect(await ask(1)).toBe('DatabaseUnavailableError');
    expect(asked()).toBe(2);
  });

  it('asks always again once it answered', async () => {
    const { ask, wait, asked } = world();
    await ask(TIMEOUT_MS, silent);
    wait(1000);
    expect(await ask(5)).toBe('row');
    expect(await ask(5)).toBe('row');
    expect(asked()).toBe(3);
  });

  it('goes on asking a database that refuses quickly', async () => {
    const { ask, asked } = world();
    for (let call = 0; call < 3; call += 1) await ask(3, silent);
    expect(asked()).toBe(3);
  });

  it('takes any other error for an answer', async () => {
    const { ask, wait } = world();
    await ask(TIMEOUT_MS, silent);
    wait(1000);
    expect(await ask(5, new RangeError('of the caller'))).toBe('RangeError');
    expect(await ask(5)).toBe('row');
  });
});
