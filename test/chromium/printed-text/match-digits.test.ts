import { describe, expect, it } from '@jest/globals';
import { lettersIn } from '../../../src/chromium/printed-text/letters.js';
import { digitsOf, textsWithoutDigits } from '../../../src/chromium/printed-text/match-digits.js';

describe('texts whose digits are not shown', () => {
  it.each<[string, string[], string[], string[]]>([
    ['all are there', ['Due 88,888.00', '12', 'none'], ['none', 'Due 88,888.00', '12'], []],
    ['one is not', ['88,888.00', '12'], ['12'], ['88,888.00']],
    ['a part of one is cut off', ['£1,234,567,890.00'], ['£1,234,567,890'], ['£1,234,567,890.00']],
    ['the same figure twice, shown once', ['5.00', '5.00'], ['5.00'], ['5.00']],
    ['digits that a style counts do not stand for it', ['88,888.00', 'A'], ['01. ', '08. ', '88. ', '80. ', 'A'], ['88,888.00']],
    ['a style adds to its place', ['88,888.00', 'Row 7'], ['1. 88,888.00', '2. Row 7'], []],
    ['numbers change places from right to left', ['12 of 345'], ['345 of 12'], []],
    ['two texts in one place', ['Row 1', '20.00'], ['Row 1 20.00'], []],
    ['a first letter of its own', ['2026 was good'], ['2', '026 was good'], []],
    ['other forms of digits', ['x² ½'], ['x2 1⁄2'], []],
    ['a text of several pages, whose place has all', ['1 2 3'], ['123123'], []],
  ])('%s', (_, texts, shown, missing) => {
    expect(textsWithoutDigits(texts, shown)).toEqual(missing);
  });

  it('takes all together where there are too many to compare', () => {
    const texts = Array.from({ length: 3000 }, (_, index) => `${index}`);
    const shown = texts.map((text) => `${text}9`);
    expect(textsWithoutDigits(texts, shown)).toEqual([]);
    expect(textsWithoutDigits(texts, shown.slice(1000)).length).toBeGreaterThan(0);
  });

  it('reads every digit of a text', () => {
    expect(digitsOf('3 und ① 20')).toBe('0123');
    expect(digitsOf('keine')).toBe('');
  });
});

it.each([
  ['1,234.00 EUR', 3],
  ['ﬁ é e\u0301', 4],
  ['Ωμ Ж שלום 日本 한국', 11],
  ['مرحبا ٣ 😀', 5],
])('%s has %i letters', (text, letters) => {
  expect(lettersIn(text)).toBe(letters);
});
