import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { currencyList, listIn, sourceOf } from '../../scripts/currencies/currency-list.mjs';
import { currencyDigits, currencyIsWithdrawn, isCurrency } from '../../src/invoices/currency.js';
import { UnknownCurrencyError } from '../../src/invoices/errors.js';

describe('currencies', () => {
  it.each([
    ['JPY', 0],
    ['KRW', 0],
    ['CLP', 0],
    ['EUR', 2],
    ['GBP', 2],
    ['AED', 2],
    ['KWD', 3],
    ['BHD', 3],
    ['TND', 3],
    ['CLF', 4],
    // Newer than the list of ISO 4217 that is installed.
    ['XCG', 2],
    // Of the past.
    ['HRK', 2],
    ['LTL', 2],
    ['ITL', 0],
    ['SLL', 2],
  ])('%s has %i decimals', (code, digits) => {
    expect(currencyDigits(code)).toBe(digits);
    expect(isCurrency(code)).toBe(true);
  });

  it.each(['XXX', 'XTS', 'XAU', 'XDR', 'ZZZ', 'eur', 'EU', '', '€', 'toString'])('%j is no currency to invoice in', (code) => {
    expect(isCurrency(code)).toBe(false);
    expect(() => currencyDigits(code)).toThrow(UnknownCurrencyError);
  });

  it('names the field and the code it refuses', () => {
    expect(new UnknownCurrencyError('ZZZ')).toMatchObject({
      code: 'inconsistent_invoice',
      field: 'currencyCode',
      message: 'unknown currency "ZZZ"; expected an ISO 4217 code',
    });
  });
});

describe('a currency of the past', () => {
  it.each<[string, string, boolean]>([
    ['HRK', '2022-10-04', false],
    ['HRK', '2023-01-14', false],
    ['HRK', '2023-01-15', true],
    ['ANG', '2025-06-30', false],
    ['ANG', '2025-07-01', true],
    ['XCG', '2026-03-01', false],
    ['EUR', '2099-12-31', false],
    // Listed by ISO 4217, though nobody pays with it any more.
    ['SVC', '2026-03-01', false],
    ['ZZZ', '2026-03-01', false],
  ])('%s on %s: withdrawn is %s', (code, day, expected) => {
    expect(currencyIsWithdrawn(code, day)).toBe(expected);
  });
});

describe('the list of currencies', () => {
  const source = readFileSync(fileURLToPath(new URL('../../src/invoices/currency-list.ts', import.meta.url)), 'utf8');

  it('is what npm run currencies:make makes', () => {
    expect(sourceOf(currencyList(listIn(source)))).toBe(source);
  });

  it('loses no code and no decimal when it is made again, because stored invoices use them', () => {
    const before = [
      { code: 'AAA', digits: 3 },
      { code: 'EUR', digits: 4 },
      { code: 'JPY', digits: 0, lastDay: '2020-01-01' },
    ];
    const after = new Map(currencyList(before).map((currency) => [currency.code, currency]));
    expect(['AAA', 'EUR', 'JPY'].map((code) => after.get(code))).toEqual([
      { code: 'AAA', digits: 3 },
      { code: 'EUR', digits: 4 },
      { code: 'JPY', digits: 0 },
    ]);
  });

  it('has money only: no metals, no units of account, nothing older than ISO 4217', () => {
    const codes = listIn(source).map(({ code }) => code);
    expect(codes.length).toBeGreaterThan(250);
    expect(codes.filter((code) => ['XAU', 'XDR', 'XEU', 'XXX', 'ARM', 'KRO'].includes(code))).toEqual([]);
  });
});
