import { describe, expect, it } from '@jest/globals';
import type { ChromiumErrorCode } from '../../../src/chromium/errors.js';
import { answerTo, ERRORS } from '../../../src/http/answers/error-status.js';
import type { ErrorCode } from '../../../src/invoices/error-code.js';

/** Chromium knows nothing of our answers: a code of its that has none does not compile here. */
const OF_CHROMIUM = {
  overloaded: 'overloaded',
  render_timeout: 'render_timeout',
  render_failed: 'render_failed',
  chromium_unavailable: 'chromium_unavailable',
  document_check_failed: 'document_check_failed',
} as const satisfies { [Code in ChromiumErrorCode]: Code & ErrorCode };

describe('the table of errors', () => {
  it.each(Object.keys(OF_CHROMIUM))('has the code %s of Chromium', (code) => {
    expect(answerTo(code).code).toBe(code);
  });

  it('blames the sender for what was sent, and nobody else', () => {
    const codes = Object.keys(ERRORS) as ErrorCode[];
    const others = codes.filter((code) => answerTo(code, 'sent').status !== answerTo(code, 'stored').status);
    expect(others.map((code) => [code, answerTo(code, 'stored').status, answerTo(code, 'sent').status])).toEqual([
      ['unprintable_text', 500, 422],
      ['template_unavailable', 500, 422],
      ['document_check_failed', 500, 422],
    ]);
  });

  it('has words for what was sent that tell nothing of records here', () => {
    expect(answerTo('unprintable_text', 'sent')).toEqual({
      code: 'unprintable_text',
      status: 422,
      message: 'The document contains characters that no font of this service has.',
    });
    expect(answerTo('document_check_failed', 'sent').message).not.toContain('template');
  });

  it('answers for a code that nobody knows', () => {
    for (const code of ['E_STRANGE', 'constructor', undefined, 7]) {
      expect(answerTo(code, 'sent')).toMatchObject({ code: 'internal_error', status: 500 });
    }
  });
});
