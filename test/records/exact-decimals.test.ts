import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { quoteLongNumbers } from '../../src/records/exact-decimals.js';
import { anyCharacter } from '../harness/api/any-character.js';

describe('quoteLongNumbers', () => {
  it.each([
    ['9007199254740993', '"9007199254740993"'],
    ['[-0.0000000000000001,1]', '["-0.0000000000000001",1]'],
    ['{"a": 123456789012345.5, "b": 12345678901234}', '{"a": "123456789012345.5", "b": 12345678901234}'],
    ['{"9007199254740993": "9007199254740993"}', '{"9007199254740993": "9007199254740993"}'],
    ['["\\"9007199254740993", 9007199254740993]', '["\\"9007199254740993", "9007199254740993"]'],
    ['["\\\\", 9007199254740993, "\\\\\\""]', '["\\\\", "9007199254740993", "\\\\\\""]'],
    ['["\\\\u0022 9007199254740993"]', '["\\\\u0022 9007199254740993"]'],
    ['[true,null,false]', '[true,null,false]'],
  ])('makes of %s %s', (json, quoted) => {
    expect(quoteLongNumbers(json)).toBe(quoted);
    expect(() => JSON.parse(quoted) as unknown).not.toThrow();
  });

  it('leaves alone what JSON.parse reads exactly, whatever stands around it', () => {
    const text = fc.oneof(fc.string({ unit: anyCharacter }), fc.constantFrom('"', '\\', '1234567890123456', '","', '\\"'));
    const value = fc.oneof(text, fc.integer({ min: -99_999_999, max: 99_999_999 }), fc.constant(null), fc.boolean());
    fc.assert(
      fc.property(fc.array(fc.dictionary(text, value)), (rows) => {
        expect(JSON.parse(quoteLongNumbers(JSON.stringify(rows)))).toEqual(JSON.parse(JSON.stringify(rows)));
      }),
      { numRuns: 300 },
    );
  });

  it('takes a text of megabytes', () => {
    const json = JSON.stringify(['\\"7'.repeat(1_000_000)]);
    expect(quoteLongNumbers(json) === json).toBe(true);
  });
});
