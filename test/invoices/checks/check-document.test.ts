import { describe, expect, it } from '@jest/globals';
import { checkDocument } from '../../../src/invoices/checks/check-document.js';
import { documentOf, samples } from '../../templates/fixtures/samples.js';

const quote = documentOf('quote', 'QUOTE');
const receipt = documentOf('receipt', 'RECEIPT');
const payment = documentOf('payment-receipt', 'RECEIPT');
const paidQuote = { ...quote.totals, paidAmount: '100.00', amountDue: '37082.39' };

describe('documents', () => {
  it.each(samples.map(({ name, document }) => [name, document] as const))('%s agrees with itself', (_, document) => {
    expect(() => checkDocument(document)).not.toThrow();
  });

  it.each([
    ['a quote by its tax', { ...quote, totals: { ...quote.totals, taxTotal: '1.00' } }, 'totals.taxTotal is 1.00'],
    ['a quote that was paid', { ...quote, totals: paidQuote }, 'totals.paidAmount is 100.00'],
    ['a quote that ends before it begins', { ...quote, validUntil: '2026-11-17' }, 'validUntil is 2026-11-17'],
    ['a receipt by its payments', { ...receipt, payments: receipt.payments.slice(1) }, 'totals.paidAmount is 3317.52'],
    [
      'a receipt that leaves something due',
      {
        ...receipt,
        payments: receipt.payments.slice(1),
        totals: { ...receipt.totals, paidAmount: '1317.52', amountDue: '2000.00' },
      },
      'totals.amountDue is 2000.00',
    ],
    [
      'a receipt of nothing',
      { ...payment, payments: [], totals: { ...payment.totals, paidAmount: '0.00' } },
      'payments is empty',
    ],
    [
      'a receipt of another amount',
      { ...payment, totals: { ...payment.totals, paidAmount: '4500.01' } },
      'paidAmount is 4500.01',
    ],
    ['a payment with a total', { ...payment, totals: { ...payment.totals, amountDue: '1.00' } }, 'totals.amountDue is 1.00'],
  ])('that contradict themselves are refused: %s', (_, document, message) => {
    expect(() => checkDocument(document)).toThrow(message);
    expect(() => checkDocument(document)).toThrow(expect.objectContaining({ code: 'inconsistent_invoice' }));
  });
});
