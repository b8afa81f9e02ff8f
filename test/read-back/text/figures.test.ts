import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { figuresOf, onlyFigureOf, valueOfFigure } from '../../../src/read-back/text/figures.js';
import { normalText } from '../../../src/read-back/text/normal-text.js';
import { type Separators, separatorsOf } from '../../../src/read-back/text/separators.js';
import { regionalLocales, supportedLocales } from '../../../src/templates/index.js';
import { formatsOf } from '../../../src/view/language/formats.js';

const ENGLISH: Separators = { point: '.', group: ',' };
const FRENCH: Separators = { point: ',', group: ' ' };
const LOCALES = [...supportedLocales, ...regionalLocales];

/** Amounts of a currency with so many decimals. */
const amounts = (digits: number) =>
  fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }).map((units) => {
    const size = String(units < 0n ? -units : units).padStart(digits + 1, '0');
    const text = digits === 0 ? size : `${size.slice(0, -digits)}.${size.slice(-digits)}`;
    return units < 0n ? `-${text}` : text;
  });

describe('the figures of a text', () => {
  it.each([
    ['1,234.00', ['1,234.00']],
    ['11,234.00', ['11,234.00']],
    ['Amount due £58,548.00 due 8 December 2026', ['58,548.00', '8', '2026']],
    ['EUR 1.00. Thank you.', ['1.00']],
    [
      '\u22121.00 \u2212£2.00 \u2212CHF 3.00 EUR\u22124.00 -5.00 (-6.00)',
      ['\u22121.00', '\u22122.00', '\u22123.00', '\u22124.00', '\u22125.00', '\u22126.00'],
    ],
    // A hyphen within a word or number, and a dash, are no minus.
    ['INV-2026-01, 1–31', ['2026', '01', '1', '31']],
    ['1.00 \u22121.00', ['1.00', '\u22121.00']],
    ['no figure', []],
  ])('%s', (text, figures) => {
    expect(figuresOf(normalText(text), ENGLISH)).toEqual(figures);
  });

  it('stand apart by blanks in French', () => {
    expect(figuresOf(normalText('TVA 20\u00a0% 1\u202f234\u00a0567,50\u00a0€'), FRENCH)).toEqual(['20', '1 234 567,50']);
    expect(figuresOf('51 234,00', FRENCH)).toEqual(['51 234,00']);
    expect(figuresOf('12 3456', FRENCH)).toEqual(['12', '3456']);
  });
});

describe('an amount, as each language writes it', () => {
  it.each(LOCALES)('%s: is read as what it was', (locale) => {
    const separators = separatorsOf(locale);
    const formats = formatsOf(locale);
    if (!separators) throw new Error(`nothing is known of ${locale}`);
    for (const [currency, digits] of [
      ['EUR', 2],
      ['JPY', 0],
      ['KWD', 3],
    ] as const) {
      fc.assert(
        fc.property(amounts(digits), (amount) => {
          for (const text of [formats.amount(amount, currency), formats.money(amount, currency)]) {
            const figure = onlyFigureOf(normalText(text), separators) ?? 'none';
            const read = valueOfFigure(figure, separators);
            expect([text, read?.replace(/^-(?=[0.]+$)/, '')]).toEqual([text, amount.replace(/^-(?=[0.]+$)/, '')]);
          }
        }),
        { numRuns: 40 },
      );
    }
  });

  it.each([
    ['1.234,00', ENGLISH],
    ['12,34.00', ENGLISH],
    ['1,2345.00', ENGLISH],
    ['1,,234.00', ENGLISH],
    ['1.00.00', ENGLISH],
    ['1,234.00', FRENCH],
  ])('%s is none of that language', (figure, separators) => {
    expect(valueOfFigure(figure, separators)).toBeUndefined();
  });
});
