import { describe, expect, it } from '@jest/globals';
import { roundingAmountFault } from '../../../src/invoices/checks/rounding-amount.js';

describe('roundingAmountFault', () => {
  it.each([
    ['0.02', 'CHF'],
    ['-0.50', 'SEK'],
    ['0.49', 'CZK'],
    ['0.99', 'EUR'],
    ['-2', 'HUF'],
    ['5', 'JPY'],
    ['-10', 'CLP'],
    ['500', 'VND'],
    ['0', 'EUR'],
  ])('takes %s %s', (amount, currency) => {
    expect(roundingAmountFault(amount, currency)).toBeNull();
  });

  it.each([
    ['-210.00', 'EUR', 'less than 1 EUR'],
    ['1.00', 'CHF', 'less than 1 CHF'],
    ['11', 'JPY', '10 JPY at most'],
    ['-12.00', 'HUF', '10 HUF at most'],
    ['1001', 'VND', '1000 VND at most'],
  ])('refuses %s %s', (amount, currency, most) => {
    expect(roundingAmountFault(amount, currency)).toContain(`must be ${most}`);
    expect(roundingAmountFault(amount, currency)).toContain('withholdingTaxes');
  });
});
