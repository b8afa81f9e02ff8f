import { describe, expect, it } from '@jest/globals';
import { codeOfFault, isPassing } from '../../../src/batches/work/passing-fault.js';

const withCode = (code: unknown) => Object.assign(new Error('x'), { code });

describe('a fault of an invoice of a batch', () => {
  it.each([
    [withCode('overloaded'), 'overloaded', true],
    [withCode('rate_limited'), 'rate_limited', true],
    [withCode('database_unavailable'), 'database_unavailable', true],
    [withCode('chromium_unavailable'), 'chromium_unavailable', true],
    [withCode('storage_unavailable'), 'storage_unavailable', false],
    [withCode('storage_full'), 'storage_full', false],
    [withCode('template_error'), 'template_error', false],
    [withCode('render_timeout'), 'render_timeout', false],
    [withCode('ECONNRESET'), 'internal_error', false],
    [withCode(7), 'internal_error', false],
    [withCode(''), 'internal_error', false],
    [new Error('nobody foresaw this'), 'internal_error', false],
    ['a thrown text', 'internal_error', false],
    [null, 'internal_error', false],
    [undefined, 'internal_error', false],
  ])('%s: %s, passing: %s', (error, code, passes) => {
    expect([codeOfFault(error), isPassing(error)]).toEqual([code, passes]);
  });
});
