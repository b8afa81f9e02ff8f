import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Calculable } from '../../../src/invoices/totals/calculable.js';
import { calculateTotals } from '../../../src/invoices/totals/calculate-totals.js';
import { checkInvoice } from '../../../src/invoices/checks/check-invoice.js';
import { decimal, minorUnit, sum } from '../../../src/invoices/money.js';
import { arbitraryCalculable, stored } from '../../harness/invoices/arbitrary-invoice.js';
import { bigintTotals } from '../../harness/invoices/bigint-totals.js';

const line = (quantity: string, unitPrice: string, taxRate: string, more: Partial<Calculable['lines'][number]> = {}) => ({
  quantity,
  unitPrice,
  priceBaseQuantity: '1',
  taxCategory: 'S' as const,
  taxRate,
  allowancesAndCharges: [],
  ...more,
});

const invoice = (lines: Calculable['lines'], more: Partial<Calculable> = {}): Calculable => ({
  currencyCode: 'EUR',
  priceTaxInclusive: false,
  taxRounding: 'BREAKDOWN',
  lines,
  allowancesAndCharges: [],
  paidAmount: '0',
  roundingAmount: '0',
  ...more,
});

const UNNAMED = { name: null, exemptionReason: null, exemptionReasonCode: null };

describe('calculateTotals', () => {
  it('calculates an invoice at two rates with discounts, shipping and a payment', () => {
    const result = calculateTotals(
      invoice(
        [
          line('3', '19.99', '20', {
            allowancesAndCharges: [
              { kind: 'ALLOWANCE', amount: '5.00' },
              { kind: 'CHARGE', amount: '1.50' },
            ],
          }),
          line('2.5', '4.10', '5'),
        ],
        {
          allowancesAndCharges: [
            { kind: 'ALLOWANCE', amount: '6.00', taxCategory: 'S', taxRate: '20.00' },
            { kind: 'CHARGE', amount: '9.90', taxCategory: 'S', taxRate: '20' },
          ],
          paidAmount: '20',
          roundingAmount: '0.01',
        },
      ),
    );
    expect(result.lines).toEqual([
      { netAmount: '56.47', taxAmount: '11.29' },
      { netAmount: '10.25', taxAmount: '0.51' },
    ]);
    expect(result.taxBreakdown).toEqual([
      { category: 'S', rate: '20', taxableAmount: '60.37', taxAmount: '12.07', ...UNNAMED },
      { category: 'S', rate: '5', taxableAmount: '10.25', taxAmount: '0.51', ...UNNAMED },
    ]);
    expect(result.totals).toEqual({
      lineNetTotal: '66.72',
      allowanceTotal: '6.00',
      chargeTotal: '9.90',
      taxExclusive: '70.62',
      taxTotal: '12.58',
      taxInclusive: '83.20',
      paidAmount: '20.00',
      roundingAmount: '0.01',
      withholdingTotal: '0.00',
      thirdPartyTotal: '0.00',
      amountDue: '63.21',
    });
  });

  it('rounds tax once for the breakdown, or line by line', () => {
    const lines = [line('1', '33.33', '20'), line('1', '33.33', '20'), line('1', '33.33', '20')];
    const taxes = (taxRounding: 'BREAKDOWN' | 'LINE') => {
      const result = calculateTotals(invoice(lines, { taxRounding }));
      return [...result.lines.map(({ taxAmount }) => taxAmount), result.totals.taxTotal];
    };
    expect(taxes('BREAKDOWN')).toEqual(['6.66', '6.67', '6.67', '20.00']);
    expect(taxes('LINE')).toEqual(['6.67', '6.67', '6.67', '20.01']);
  });

  it('takes tax out of prices that include it', () => {
    const { lines, totals } = calculateTotals(
      invoice([line('1', '648.00', '20'), line('6', '6.30', '5')], { priceTaxInclusive: true }),
    );
    expect(lines).toEqual([
      { netAmount: '540.00', taxAmount: '108.00' },
      { netAmount: '36.00', taxAmount: '1.80' },
    ]);
    expect(totals).toMatchObject({ taxExclusive: '576.00', taxTotal: '109.80', taxInclusive: '685.80' });
  });

  it('divides by the base quantity of the price', () => {
    const { lines } = calculateTotals(
      invoice([
        line('61000000', '0.0075', '0', { priceBaseQuantity: '10000' }),
        line('1', '10', '0', { priceBaseQuantity: '3' }),
      ]),
    );
    expect(lines.map(({ netAmount }) => netAmount)).toEqual(['45.75', '3.33']);
  });

  it('never writes a negative zero', () => {
    const result = calculateTotals(
      invoice([line('-1', '0', '20'), line('-1', '10', '0', { taxCategory: 'Z' }), line('-1', '0.001', '20')]),
    );
    expect(JSON.stringify(result)).not.toMatch(/"-0(\.0*)?"/);
    expect(result.totals).toMatchObject({ taxExclusive: '-10.00', taxTotal: '0.00', amountDue: '-10.00' });
  });

  it('makes nothing of nothing', () => {
    expect(calculateTotals(invoice([]))).toMatchObject({
      lines: [],
      taxBreakdown: [],
      totals: { taxInclusive: '0.00', amountDue: '0.00' },
    });
  });

  it('leaves amounts with more decimals than the currency has to the check, which names the field', () => {
    const given = invoice([line('1', '10', '10', { allowancesAndCharges: [{ kind: 'CHARGE', amount: '0.5' }] })], {
      currencyCode: 'JPY',
    });
    const calculated = calculateTotals(given);
    expect(calculated.lines).toEqual([{ netAmount: '10.5', taxAmount: '1' }]);
    expect(() => checkInvoice(stored(given, calculated))).toThrow('lines[0].netAmount is 10.5');
  });

  // F4: decimal arithmetic held against an implementation of its own.
  it('agrees with an independent BigInt implementation on random invoices, and passes its own check', () => {
    fc.assert(
      fc.property(arbitraryCalculable, (given) => {
        const calculated = calculateTotals(given);
        expect(calculated).toEqual(bigintTotals(given));
        expect(() => checkInvoice(stored(given, calculated))).not.toThrow();
      }),
      { numRuns: 2000 },
    );
  });

  it('obeys BR-CO-10 to BR-CO-17, whatever is rounded and how', () => {
    fc.assert(
      fc.property(arbitraryCalculable, (given) => {
        const { lines, taxBreakdown, totals } = calculateTotals(given);
        const counted = given.lines.map(({ kind = 'ITEM', level = 0 }) => kind === 'ITEM' && level === 0);
        const sumOf = (amounts: string[]) => sum(amounts.map(decimal));
        const hasSeveral = [...given.lines, ...given.allowancesAndCharges].some(
          ({ furtherTaxes = [] }) => furtherTaxes.length > 0,
        );
        const unit = minorUnit(given.currencyCode);

        // BR-CO-10 to BR-CO-16.
        expect(sumOf(lines.filter((_, at) => counted[at]).map(({ netAmount }) => netAmount)).eq(totals.lineNetTotal)).toBe(true);
        const exclusive = decimal(totals.lineNetTotal).minus(totals.allowanceTotal).plus(totals.chargeTotal);
        expect(exclusive.eq(totals.taxExclusive)).toBe(true);
        expect(sumOf(taxBreakdown.map(({ taxAmount }) => taxAmount)).eq(totals.taxTotal)).toBe(true);
        expect(exclusive.plus(totals.taxTotal).eq(totals.taxInclusive)).toBe(true);
        const taxable = sumOf(taxBreakdown.map(({ taxableAmount }) => taxableAmount));
        expect(hasSeveral || taxable.eq(exclusive)).toBe(true);
        // BR-CO-17. Out of prices that include tax, the net amount is off too if the tax is; then no pair of amounts fits better.
        if (given.taxRounding === 'LINE' || (hasSeveral && given.priceTaxInclusive)) return;
        for (const { rate, taxableAmount, taxAmount } of taxBreakdown) {
          const once = given.roundingMode === 'HALF_UP' ? unit.div(2) : unit;
          const most = given.priceTaxInclusive ? once.times(decimal(rate).plus(100)).div(100) : once;
          const exact = decimal(taxableAmount).times(rate).div(100);
          expect(exact.minus(taxAmount).abs().lte(most)).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
