import { afterEach, describe, expect, it } from '@jest/globals';
import { formatsOf } from '../../src/document/formats.js';

const nbsp = '\u00a0';

describe('amounts', () => {
  it.each([
    ['en-GB', '1,234,567.89'],
    ['en-US', '1,234,567.89'],
    ['de-DE', '1.234.567,89'],
    ['fr-FR', `1${nbsp}234${nbsp}567,89`],
    ['ar', '1,234,567.89'],
    ['ja-JP', '1,234,567.89'],
  ] as const)('are grouped as %s does it, in Latin digits', (locale, expected) => {
    expect(formatsOf(locale).amount('1234567.89', 'EUR')).toBe(expected);
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
    ['ar', 'KWD', `−1,234.500${nbsp}د.ك.`],
    ['ja-JP', 'JPY', '−￥1,235'],
  ] as const)('carry the sign of the currency where %s puts it', (locale, currency, expected) => {
    expect(formatsOf(locale).money('-1234.5', currency)).toBe(expected);
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
    ['fr-FR', '1 mars 2026'],
    ['ar', '1 مارس 2026'],
    ['ja-JP', '2026年3月1日'],
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
  ] as const)('make periods in %s', (locale, withinMonth, overMonths) => {
    const { period } = formatsOf(locale);
    expect([period('2026-02-01', '2026-02-28'), period('2026-02-01', '2026-03-31')]).toEqual([withinMonth, overMonths]);
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
  ] as const)('have their names in %s', (locale, expected) => {
    expect(formatsOf(locale).country('DE')).toBe(expected);
  });

  it('stay as they are when they are no code', () => {
    expect([formatsOf('en-GB').country('QX'), formatsOf('en-GB').country('<b>')]).toEqual(['QX', '<b>']);
  });
});
