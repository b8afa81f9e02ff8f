import { describe, expect, it, jest } from '@jest/globals';
import { PrintFailedError, PrintTimeoutError } from '../../src/chromium/errors.js';
import { DeadlineError } from '../../src/pdf/deadline.js';
import { Poison } from '../../src/pdf/failed-documents.js';

describe('Poison', () => {
  it('refuses a document whose print failed, and no other', () => {
    const poison = new Poison();
    const failure = new PrintFailedError('the print failed on 2 browsers');
    poison.note('invoice 1', failure);
    expect(() => poison.check('invoice 1')).toThrow(failure);
    expect(() => poison.check('invoice 2')).not.toThrow();
  });

  it('refuses a document that took all the time of its print', () => {
    const poison = new Poison();
    const slow = new PrintTimeoutError(6000, { documentIsSlow: true });
    poison.note('a', slow);
    expect(() => poison.check('a')).toThrow(slow);
  });

  it('forgets after a minute', () => {
    const now = jest.spyOn(performance, 'now').mockReturnValue(1000);
    const poison = new Poison();
    poison.note('a', new PrintFailedError('failed'));
    now.mockReturnValue(60_999);
    expect(() => poison.check('a')).toThrow('failed');
    now.mockReturnValue(61_000);
    expect(() => poison.check('a')).not.toThrow();
    now.mockRestore();
  });

  it('does not blame a document for what is no fault of its own', () => {
    const poison = new Poison();
    poison.note('a', new PrintTimeoutError(1));
    poison.note('a', new DeadlineError(1));
    poison.note('a', new Error('anything'));
    expect(() => poison.check('a')).not.toThrow();
  });
});
