import { describe, expect, it, jest } from '@jest/globals';
import { PrintFailedError, PrintTimeoutError } from '../../src/chromium/errors.js';
import { DeadlineError } from '../../src/pdf/deadline.js';
import { FailedDocuments } from '../../src/pdf/failed-documents.js';

describe('FailedDocuments', () => {
  it('refuses a document whose print failed, and no other', () => {
    const failed = new FailedDocuments();
    const failure = new PrintFailedError('the print failed on 2 browsers');
    failed.note('invoice 1', failure);
    expect(() => failed.check('invoice 1')).toThrow(failure);
    expect(() => failed.check('invoice 2')).not.toThrow();
  });

  it('refuses a document that took all the time of its print', () => {
    const failed = new FailedDocuments();
    const slow = new PrintTimeoutError(6000, { documentIsSlow: true });
    failed.note('a', slow);
    expect(() => failed.check('a')).toThrow(slow);
  });

  it('forgets after a minute', () => {
    const now = jest.spyOn(performance, 'now').mockReturnValue(1000);
    const failed = new FailedDocuments();
    failed.note('a', new PrintFailedError('failed'));
    now.mockReturnValue(60_999);
    expect(() => failed.check('a')).toThrow('failed');
    now.mockReturnValue(61_000);
    expect(() => failed.check('a')).not.toThrow();
    now.mockRestore();
  });

  it('does not blame a document for what is no fault of its own', () => {
    const failed = new FailedDocuments();
    failed.note('a', new PrintTimeoutError(1));
    failed.note('a', new DeadlineError(1));
    failed.note('a', new Error('anything'));
    expect(() => failed.check('a')).not.toThrow();
  });
});
