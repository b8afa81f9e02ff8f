import { describe, expect, it } from '@jest/globals';
import type { Checkable } from '../../../src/invoices/checks/checkable.js';
import { checkInvoice, examineInvoice } from '../../../src/invoices/checks/check-invoice.js';

/** One line of 80.00 at 25 %. */
const SOUND: Checkable = {
  currencyCode: 'DKK',
  priceTaxInclusive: false,
  taxRounding: 'BREAKDOWN',
  issueDate: '2026-05-01',
  lines: [
    {
      quantity: '2',
      unitPrice: '40.00',
      priceBaseQuantity: '1',
      taxCategory: 'S',
      taxRate: '25',
      netAmount: '80.00',
      taxAmount: '20.00',
      allowancesAndCharges: [],
    },
  ],
  allowancesAndCharges: [],
  taxBreakdown: [{ category: 'S', rate: '25', taxableAmount: '80.00', taxAmount: '20.00' }],
  totals: {
    lineNetTotal: '80.00',
    allowanceTotal: '0.00',
    chargeTotal: '0.00',
    taxExclusive: '80.00',
    taxTotal: '20.00',
    taxInclusive: '100.00',
    paidAmount: '0.00',
    roundingAmount: '0.00',
    withholdingTotal: '0.00',
    thirdPartyTotal: '0.00',
    amountDue: '100.00',
  },
  payments: [],
  appliedCredits: [],
};

const invoice = (change: (copy: Checkable) => void): Checkable => {
  const copy = structuredClone(SOUND);
  change(copy);
  return copy;
};

const wrong = (copy: Checkable) => {
  for (const line of copy.lines) line.netAmount = '90.00';
  copy.totals.amountDue = '99.00';
  copy.dueDate = '2026-04-01';
  copy.billingStartDate = '2026-05-02';
  copy.billingEndDate = '2026-05-01';
};

describe('examineInvoice', () => {
  it('finds every fault, not only the first', () => {
    const { faults, warnings } = examineInvoice(invoice(wrong));
    expect(faults.map(({ field }) => field)).toEqual(['billingEndDate', 'lines[0].netAmount', 'totals.amountDue']);
    expect(faults[1]).toEqual({
      field: 'lines[0].netAmount',
      stored: '90.00',
      expected: '80.00',
      message: 'is 90.00; it must be 80.00',
    });
    expect(warnings.map(({ term, path }) => [term, path])).toEqual([['BT-9', 'dueDate']]);
  });

  it('blames too many decimals alone, as such an amount contradicts everything', () => {
    const { faults } = examineInvoice(
      invoice((copy) => {
        for (const line of copy.lines) line.netAmount = '80.005';
      }),
    );
    expect(faults.map(({ field, expected }) => [field, expected])).toEqual([
      ['lines[0].netAmount', 'an amount with at most 2 decimals, as DKK has'],
    ]);
  });

  it('checks the decimals of tax in another currency by that currency', () => {
    const { faults } = examineInvoice(invoice((copy) => (copy.accountingTax = { currencyCode: 'JPY', amount: '400.5' })));
    expect(faults.map(({ field }) => field)).toEqual(['accountingTax.amount']);
  });

  it('lets figures stand that the seller answers for: contradictions become warnings', () => {
    const { faults, warnings } = examineInvoice({ ...invoice(wrong), figures: 'AS_STATED' });
    expect(faults.map(({ field }) => field)).toEqual(['billingEndDate']);
    expect(warnings.map(({ term, path }) => `${term} ${path}`)).toEqual([
      'BT-9 dueDate',
      'BT-131 lines[0].netAmount',
      'BT-116 taxBreakdown[0].taxableAmount',
      'BT-117 taxBreakdown[0].taxAmount',
      'BT-106 totals.lineNetTotal',
      'BT-115 totals.amountDue',
    ]);
    expect(warnings[1]?.message).toBe('is 90.00; the other figures make it 80.00.');
  });

  it('refuses what no seller can answer for', () => {
    const given = invoice((copy) => {
      for (const line of copy.lines) line.taxRate = '-25';
      copy.taxBreakdown = [{ category: 'S', rate: '-25', taxableAmount: '80.00', taxAmount: '20.00' }];
    });
    expect(examineInvoice({ ...given, figures: 'AS_STATED' }).faults.map(({ field }) => field)).toEqual([
      'lines[0].taxRate',
      'taxBreakdown[0].rate',
    ]);
  });

  it('takes away what is withheld, and adds what third parties get', () => {
    const given = invoice((copy) => {
      copy.withholdingTaxes = [{ rate: '15', baseAmount: '80.00', amount: '12.00' }];
      copy.thirdPartyPayments = [{ amount: '5.00' }, { amount: '2.50' }];
      copy.totals = { ...copy.totals, withholdingTotal: '12.00', thirdPartyTotal: '7.50', amountDue: '95.50' };
    });
    expect(checkInvoice(given)).toEqual([]);
    given.withholdingTaxes = [{ rate: '15', baseAmount: '80.00', amount: '14.00' }];
    expect(examineInvoice(given).faults.map(({ field, expected }) => `${field} ${expected}`)).toEqual([
      'withholdingTaxes[0].amount 12.00, as 15 % of 80.00',
    ]);
  });

  it('finds a due date odd that is very late', () => {
    expect(checkInvoice(invoice((copy) => (copy.dueDate = '2037-05-01')))).toMatchObject([{ term: 'BT-9', path: 'dueDate' }]);
    expect(checkInvoice(invoice((copy) => (copy.dueDate = '2036-05-01')))).toEqual([]);
  });
});
