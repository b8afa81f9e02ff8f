import { describe, expect, it } from '@jest/globals';
import { hasDigitsOf } from '../../src/side-by-side/digits.js';
import { plain, shows } from '../../src/side-by-side/same-text.js';

describe('a text of the page', () => {
  it.each([
    ['£1,188.84', '1,188.84', true],
    ['-240.00', '240.00', true],
    ['GB85 HAIB 6604', 'GB85HAIB6604', true],
    ['London EC1A 1BB', 'EC1A 1BB', true],
    ['VAT 20%', '20%', true],
    ['21,188.84', '1,188.84', false],
    ['1,188.845', '1,188.84', false],
    ['20%', '0%', false],
    ['Londonderry', 'London', false],
    ['anything', '', false],
  ])('%s shows %s: %s', (text, value, isShown) => {
    expect(shows(plain(text), plain(value))).toBe(isShown);
  });

  it('is compared without marks of direction, kinds of blanks and case', () => {
    expect(plain('\u20681\u202f250,00\u2069\u00a0EUR ')).toBe('1 250,00 eur');
  });

  it.each([
    ['1.188,84 €', '1188.84', true],
    ['١٬١٨٨٫٨٤', '1188.84', true],
    ['¥1,188', '1188.00', true],
    ['1,188.80', '1188.8', true],
    ['1,188.85', '1188.84', false],
    ['11.88', '1188.84', false],
  ])('%s has the digits of %s: %s', (text, value, has) => {
    expect(hasDigitsOf(text, value)).toBe(has);
  });
});
