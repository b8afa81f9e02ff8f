import { afterEach, describe, expect, it } from '@jest/globals';
import { formatsOf } from '../../../src/view/language/formats.js';

const nbsp = '\u00a0';
/** What Unicode isolates, from left to right. */
const isolated = (text: string) => `\u2066${text}\u2069`;

describe('amounts', () => {
  it.each([
    ['en-GB', '1,234,567.89'],
    ['en-US', '1,234,567.89'],
    ['de-DE', '1.234.567,89'],
    ['fr-FR', `1${nbsp}234${nbsp}567,89`],
    ['ar', '1,234,567.89'],
    ['ja-JP', '1,234,567.89'],
    ['es-ES', '1.234.567,89'],
    ['it-IT', '1.234.567,89'],
    ['nl-NL', '1.234.567,89'],
    ['pl-PL', `1${nbsp}234${nbsp}567,89`],
    ['pt-PT', `1${nbsp}234${nbsp}567,89`],
    ['he-IL', '1,234,567.89'],
    ['zh-Hans', '1,234,567.89'],
    ['zh-Hant', '1,234,567.89'],
    ['de-AT', '1.234.567,89'],
    ['de-CH', '1’234’567.89'],
    ['it-CH', '1’234’567.89'],
    ['fr-CH', `1${nbsp}234${nbsp}567.89`],
    ['fr-CA', `1${nbsp}234${nbsp}567,89`],
    ['en-IN', '12,34,567.89'],
    ['es-MX', '1,234,567.89'],
    ['pt-BR', '1.234.567,89'],
  ] as const)('are grouped as %s does it, in Latin digits', (locale, expected) => {
    expect(formatsOf(locale).amount('1234567.89', 'EUR')).toBe(expected);
  });

  it.each([
    ['es-ES', '1.234,50'],
    ['it-IT', '1.234,50'],
    ['pl-PL', `1${nbsp}234,50`],
    ['pt-PT', `1${nbsp}234,50`],
  ] as const)('set the thousands of four figures apart too in %s, as below each other in a column', (locale, expected) => {
    expect(formatsOf(locale).amount('1234.5', 'EUR')).toBe(expected);
    expect(formatsOf(locale).figure('1234.5', 2)).toBe(expected);
  });

  it('have the decimals of the currency', () => {
    const { amount } = formatsOf('en-GB');
    expect([amount('1234', 'JPY'), amount('1234.5', 'EUR'), amount('1234.5', 'KWD'), amount('1', 'CLF')]).toEqual([
      '1,234',
      '1,234.50',
      '1,234.500',
      '1.0000',
    ]);
  });

  it('have the separators of money, and quantities those of other figures', () => {
    const { price, figure, decimalPoint, moneyPoint } = formatsOf('fr-CH');
    expect([price('1234.5', 2), figure('1234.5', 0), moneyPoint, decimalPoint]).toEqual([
      `1${nbsp}234.50`,
      `1${nbsp}234,5`,
      '.',
      ',',
    ]);
    expect(formatsOf('de-CH').money('4884.05', 'CHF')).toBe(`CHF${nbsp}4’884.05`);
  });

  it('keep every digit that a JavaScript number would lose', () => {
    expect(formatsOf('en-GB').amount('12345678901234567.89', 'EUR')).toBe('12,345,678,901,234,567.89');
    expect(formatsOf('de-DE').money('12345678901234567.89', 'EUR')).toBe(`12.345.678.901.234.567,89${nbsp}€`);
  });

  it('have a real minus when negative, and none when zero', () => {
    const { amount } = formatsOf('en-GB');
    expect([amount('-240.00', 'GBP'), amount('-0.00', 'GBP'), amount('0', 'GBP')]).toEqual(['−240.00', '0.00', '0.00']);
  });

  it.each([
    ['en-GB', 'GBP', '−£1,234.50'],
    ['en-US', 'USD', '−$1,234.50'],
    ['de-DE', 'EUR', `−1.234,50${nbsp}€`],
    ['fr-FR', 'EUR', `−1${nbsp}234,50${nbsp}€`],
    ['ar', 'KWD', `${isolated('−1,234.500')}${nbsp}د.ك.`],
    ['ja-JP', 'JPY', '−￥1,235'],
    ['es-ES', 'EUR', `−1.234,50${nbsp}€`],
    ['es-ES', 'MXN', `−1.234,50${nbsp}MXN`],
    ['it-IT', 'EUR', `−1.234,50${nbsp}€`],
    ['nl-NL', 'EUR', `€${nbsp}−1.234,50`],
    ['pl-PL', 'PLN', `−1${nbsp}234,50${nbsp}zł`],
    ['pt-PT', 'EUR', `−1${nbsp}234,50${nbsp}€`],
    ['he-IL', 'ILS', `${isolated('−1,234.50')}${nbsp}₪`],
    ['zh-Hans', 'CNY', '−¥1,234.50'],
    ['zh-Hant', 'TWD', '−$1,234.50'],
    ['zh-HK', 'HKD', '−HK$1,234.50'],
    ['de-AT', 'EUR', `−€${nbsp}1.234,50`],
    ['de-CH', 'CHF', 'CHF−1’234.50'],
    ['fr-CH', 'CHF', `−1${nbsp}234.50${nbsp}CHF`],
    ['fr-CA', 'CAD', `−1${nbsp}234,50${nbsp}$`],
    ['en-AU', 'AUD', '−$1,234.50'],
    ['en-IN', 'INR', '−₹1,234.50'],
    ['es-MX', 'MXN', '−$1,234.50'],
    ['pt-BR', 'BRL', `−R$${nbsp}1.234,50`],
  ] as const)('carry the sign of the currency where %s puts it', (locale, currency, expected) => {
    expect(formatsOf(locale).money('-1234.5', currency)).toBe(expected);
  });
});

describe('from right to left', () => {
  it('keep the letters and the sign of a currency in their order', () => {
    expect(formatsOf('ar').money('288', 'GBP')).toBe(`288.00${nbsp}${isolated('UK£')}`);
    expect(formatsOf('he-IL').money('-288', 'CHF')).toBe(`${isolated('−288.00')}${nbsp}${isolated('CHF')}`);
    expect(formatsOf('he-IL').money('288', 'EUR')).toBe(`288.00${nbsp}€`);
  });

  it('have no marks where the document gives the direction', () => {
    const { amount, figure, percent } = formatsOf('he-IL');
    expect([amount('-288', 'ILS'), figure('-2', 0), percent('18')]).toEqual(['−288.00', '−2', '18%']);
  });

  it('isolate what is no word of the language', () => {
    expect([formatsOf('he-IL').isolated('A-1'), formatsOf('pl-PL').isolated('A-1')]).toEqual(['\u2068A-1\u2069', 'A-1']);
  });
});

describe('figures', () => {
  it('keep their own decimals, and at least those asked for', () => {
    const { figure } = formatsOf('en-GB');
    expect([
      figure('0.0041250000', 2),
      figure('38.4', 2),
      figure('86.50', 0),
      figure('40.000', 0),
      figure('0.0123456789', 2),
    ]).toEqual(['0.004125', '38.40', '86.5', '40', '0.0123456789']);
  });

  it.each([
    ['en-GB', '5.5%'],
    ['en-US', '5.5%'],
    ['de-DE', `5,5${nbsp}%`],
    ['fr-FR', `5,5${nbsp}%`],
    ['ar', '5.5%'],
    ['ja-JP', '5.5%'],
    ['es-ES', `5,5${nbsp}%`],
    ['it-IT', '5,5%'],
    ['nl-NL', '5,5%'],
    ['pl-PL', '5,5%'],
    ['pt-PT', '5,5%'],
    ['he-IL', '5.5%'],
    ['zh-Hans', '5.5%'],
  ] as const)('are per cent as %s writes it', (locale, expected) => {
    expect(formatsOf(locale).percent('5.5')).toBe(expected);
  });
});

describe('days', () => {
  const zone = process.env['TZ'];
  afterEach(() => {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  });

  it.each([
    ['en-GB', '1 March 2026'],
    ['en-US', 'March 1, 2026'],
    ['de-DE', '1. März 2026'],
    ['fr-FR', '1er mars 2026'],
    ['ar', '1 مارس 2026'],
    ['ja-JP', '2026年3月1日'],
    ['es-ES', '1 de marzo de 2026'],
    ['it-IT', '1 marzo 2026'],
    ['nl-NL', '1 maart 2026'],
    ['pl-PL', '1 marca 2026'],
    ['pt-PT', '1 de março de 2026'],
    ['he-IL', '1 במרץ 2026'],
    ['zh-Hans', '2026年3月1日'],
    ['zh-Hant', '2026年3月1日'],
    ['en-CA', 'March 1, 2026'],
    ['pt-BR', '1 de março de 2026'],
  ] as const)('are written out in %s', (locale, expected) => {
    expect(formatsOf(locale).date('2026-03-01')).toBe(expected);
  });

  it.each(['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'UTC'])('do not shift in %s', (timeZone) => {
    process.env['TZ'] = timeZone;
    expect(formatsOf('en-GB').date('2026-01-01')).toBe('1 January 2026');
    expect(formatsOf('en-GB').period('2025-12-31', '2026-01-01')).toBe('31 Dec 2025 – 1 Jan 2026');
  });

  it.each([
    ['en-GB', '1–28 Feb 2026', '1 Feb – 31 Mar 2026'],
    ['en-US', 'Feb 1–28, 2026', 'Feb 1 – Mar 31, 2026'],
    ['de-DE', '1.–28. Feb. 2026', '1. Feb. – 31. März 2026'],
    ['fr-FR', '1–28 févr. 2026', '1 févr. – 31 mars 2026'],
    ['ar', '1–28 فبراير 2026', '1 فبراير – 31 مارس 2026'],
    ['ja-JP', '2026/02/01～2026/02/28', '2026/02/01～2026/03/31'],
    ['es-ES', '1–28 feb 2026', '1 feb – 31 mar 2026'],
    ['it-IT', '1–28 feb 2026', '1 feb – 31 mar 2026'],
    ['nl-NL', '1–28 feb 2026', '1 feb – 31 mrt 2026'],
    ['pl-PL', '1–28 lut 2026', '1 lut – 31 mar 2026'],
    ['pt-PT', '01/02/2026 – 28/02/2026', '01/02/2026 – 31/03/2026'],
    ['he-IL', '1–28 בפבר׳ 2026', '1 פבר׳ – 31 מרץ 2026'],
    ['zh-Hans', '2026/2/1 – 2026/2/28', '2026/2/1 – 2026/3/31'],
    ['zh-Hant', '2026年2月1日至2026年2月28日', '2026年2月1日至2026年3月31日'],
    ['de-AT', '1.–28. Feb. 2026', '1. Feb. – 31. März 2026'],
  ] as const)('make periods in %s', (locale, withinMonth, overMonths) => {
    const { period } = formatsOf(locale);
    expect([period('2026-02-01', '2026-02-28'), period('2026-02-01', '2026-03-31')]).toEqual([withinMonth, overMonths]);
  });

  it.each([
    ['en-GB', '9 Feb 2026'],
    ['es-ES', '9 feb 2026'],
    ['it-IT', '9 feb 2026'],
    ['nl-NL', '9 feb 2026'],
    ['pl-PL', '9 lut 2026'],
    ['pt-PT', '09/02/2026'],
    ['he-IL', '9 בפבר׳ 2026'],
    ['zh-Hans', '2026年2月9日'],
    ['en-ZA', '9 Feb 2026'],
  ] as const)('are short in %s', (locale, expected) => {
    expect(formatsOf(locale).shortDate('2026-02-09')).toBe(expected);
  });

  it('have no nought before the name of the month, in Italian periods either', () => {
    const { period } = formatsOf('it-IT');
    expect([period('2026-02-01', '2026-02-09'), period('2025-12-05', '2026-01-06')]).toEqual([
      '1–9 feb 2026',
      '5 dic 2025 – 6 gen 2026',
    ]);
  });

  it('make a period of one day that day', () => {
    expect(formatsOf('en-GB').period('2026-02-01', '2026-02-01')).toBe('1 February 2026');
  });
});

describe('countries', () => {
  it.each([
    ['en-GB', 'Germany'],
    ['de-DE', 'Deutschland'],
    ['fr-FR', 'Allemagne'],
    ['ar', 'ألمانيا'],
    ['ja-JP', 'ドイツ'],
    ['es-ES', 'Alemania'],
    ['it-IT', 'Germania'],
    ['nl-NL', 'Duitsland'],
    ['pl-PL', 'Niemcy'],
    ['pt-PT', 'Alemanha'],
    ['he-IL', 'גרמניה'],
    ['zh-Hans', '德国'],
  ] as const)('have their names in %s', (locale, expected) => {
    expect(formatsOf(locale).country('DE')).toBe(expected);
  });

  it('stay as they are when they are no code', () => {
    expect([formatsOf('en-GB').country('QX'), formatsOf('en-GB').country('<b>')]).toEqual(['QX', '<b>']);
  });
});
