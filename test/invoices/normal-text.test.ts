import { describe, expect, it } from '@jest/globals';
import { formsOfNumber, normalNumber, withComposedLetters, withSingleBlanks } from '../../src/invoices/normal-text.js';

describe('one line of text', () => {
  it.each([
    ['Oak  boards\t27 mm', 'Oak boards 27 mm'],
    ['  First\r\nsecond\n\nthird ', 'First second third'],
    ['a\u2028b\u2029c\u0085d', 'a b c d'],
    ['10\u00a0000\u202f€', '10\u00a0000\u202f€'],
    ['\n\t ', ''],
    ['a\u0000b\u000bc', 'a\u0000b\u000bc'],
  ])('%j becomes %j', (text, expected) => {
    expect(withSingleBlanks(text)).toBe(expected);
  });
});

describe('a number', () => {
  it.each([
    ['AB  2026   7', 'AB 2026 7'],
    ['AB\u00a02026\u20077', 'AB 2026 7'],
    ['Zu\u0308-1', 'Zü-1'],
    ['AB-7', 'AB-7'],
  ])('%j has the normal form %j, which does not change again', (text, expected) => {
    expect(normalNumber(text)).toBe(expected);
    expect(normalNumber(expected)).toBe(expected);
  });

  it('is looked up as it was written, then in its normal form', () => {
    expect(formsOfNumber('AB  7')).toEqual(['AB  7', 'AB 7']);
    expect(formsOfNumber('AB 7')).toEqual(['AB 7']);
  });
});

describe('a text with separate marks', () => {
  it.each([
    ['Zu\u0308rich', 'Zürich'],
    ['서울'.normalize('NFD'), '서울'],
    ['Việt'.normalize('NFD'), 'Việt'],
    // No composed form, in part or at all.
    ['q\u0323', 'q\u0323'],
    ['\u0915\u093c', '\u0915\u093c'],
    // NFC would replace these by others.
    ['\ufa19\u5c71', '\ufa19\u5c71'],
    ['\ufa19\ufe00', '\ufa19\ufe00'],
    ['\u0958', '\u0958'],
    ['5 \u212b', '5 \u212b'],
  ])('%j becomes %j', (text, expected) => {
    expect(withComposedLetters(text)).toBe(expected);
  });
});
