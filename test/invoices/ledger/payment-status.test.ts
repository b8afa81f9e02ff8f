import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { paymentStatus } from '../../../src/invoices/ledger/payment-status.js';

describe('paymentStatus', () => {
  it.each([
    ['100.00', '0', 'UNPAID'],
    ['100.0000', '0.0000', 'UNPAID'],
    ['100.00', '-5.00', 'UNPAID'],
    ['99.99', '0.01', 'PARTIALLY_PAID'],
    ['0.01', '99.99', 'PARTIALLY_PAID'],
    ['0', '100.00', 'PAID'],
    ['0.0000', '100.00', 'PAID'],
    ['-0.01', '100.01', 'PAID'],
    ['0', '0', 'PAID'],
    ['-100.00', '0', 'PAID'],
    ['0.0000000000000000000001', '9007199254740993', 'PARTIALLY_PAID'],
  ])('due %s, paid %s: %s', (amountDue, paidAmount, status) => {
    expect(paymentStatus({ amountDue, paidAmount })).toBe(status);
  });

  it('is PAID exactly where nothing is due', () => {
    const cents = fc.integer({ min: -1_000_000, max: 1_000_000 });
    const text = (value: number) => (value / 100).toFixed(2);
    fc.assert(
      fc.property(cents, cents, (due, paid) => {
        const expected = due <= 0 ? 'PAID' : paid > 0 ? 'PARTIALLY_PAID' : 'UNPAID';
        expect(paymentStatus({ amountDue: text(due), paidAmount: text(paid) })).toBe(expected);
      }),
    );
  });
});
