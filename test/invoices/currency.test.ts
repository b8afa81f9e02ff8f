import { describe, expect, it } from '@jest/globals';
import { currencyDigits, isCurrency } from '../../src/invoices/currency.js';
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
