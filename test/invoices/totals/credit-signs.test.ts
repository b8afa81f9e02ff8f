import { describe, expect, it } from '@jest/globals';
import { checkInvoice } from '../../../src/invoices/checks/check-invoice.js';
import { calculateTotals } from '../../../src/invoices/totals/calculate-totals.js';
import { type CreditRecord, withCreditSigns } from '../../../src/invoices/totals/credit-signs.js';

type Line = CreditRecord['lines'][number];
type Item = CreditRecord['allowancesAndCharges'][number] & { percentage?: string };

const line = (quantity: string, items: Item[], more: Partial<Line> = {}): Line => ({
  quantity,
  unitPrice: '40.00',
  priceBaseQuantity: '1',
  taxCategory: 'S',
  taxRate: '25',
  allowancesAndCharges: items,
  ...more,
});

const note = (lines: Line[], more: Partial<CreditRecord> = {}): CreditRecord => ({
  type: 'CREDIT_NOTE',
  priceTaxInclusive: false,
  lines,
  allowancesAndCharges: [],
  ...more,
});

const discount = (amount: string, baseAmount?: string): Item => ({
  kind: 'ALLOWANCE',
  amount,
  percentage: '5',
  ...(baseAmount !== undefined && { baseAmount }),
});

const itemsOf = (record: CreditRecord) => withCreditSigns(record).lines[0]?.allowancesAndCharges;

describe('withCreditSigns', () => {
  it.each([
    ['without signs', discount('6.00', '120.00')],
    ['with the base credited', discount('6.00', '-120.00')],
    ['with both credited', discount('-6.00', '-120.00')],
    ['without a base', discount('6.00')],
  ])('credits a discount written %s', (_, item) => {
    const record = { ...withCreditSigns(note([line('-3', [item])])), taxRounding: 'BREAKDOWN' as const, currencyCode: 'SEK' };
    const calculated = calculateTotals({
      ...record,
      totals: undefined,
      allowancesAndCharges: [],
      paidAmount: '0',
      roundingAmount: '0',
    });
    expect(calculated.totals).toMatchObject({ taxExclusive: '-114.00', taxInclusive: '-142.50' });
    const lines = record.lines.map((one, at) => ({ ...one, netAmount: '', taxAmount: '', ...calculated.lines[at] }));
    expect(checkInvoice({ ...record, ...calculated, lines, allowancesAndCharges: [], payments: [], appliedCredits: [] })).toEqual(
      [],
    );
  });

  it('lets the stated net amount decide', () => {
    expect(itemsOf(note([line('-3', [discount('6.00')], { netAmount: '-126.00' })]))).toEqual([discount('6.00')]);
    expect(itemsOf(note([line('-3', [discount('6.00')], { netAmount: '-114.00' })]))).toEqual([discount('-6.00')]);
  });

  it('lets the stated total decide where the lines state nothing', () => {
    const stated = (lineNetTotal: string) => ({
      lineNetTotal,
      allowanceTotal: '0',
      chargeTotal: '0',
      taxExclusive: lineNetTotal,
    });
    expect(itemsOf(note([line('-3', [discount('6.00')])], { totals: stated('-126.00') }))).toEqual([discount('6.00')]);
    expect(itemsOf(note([line('-3', [discount('6.00')])], { totals: stated('-114.00') }))).toEqual([discount('-6.00')]);
  });

  it('counts in the tax of prices that include it', () => {
    const gross = (netAmount: string) => note([line('-3', [discount('6.00')], { netAmount })], { priceTaxInclusive: true });
    expect(itemsOf(gross('-91.20'))).toEqual([discount('-6.00')]);
    expect(itemsOf(gross('-100.80'))).toEqual([discount('6.00')]);
  });

  it('leaves lines that are charged again, and invoices, as they are', () => {
    const charged = note([line('1', [discount('2.00', '40.00')])]);
    expect(withCreditSigns(charged).lines).toEqual(charged.lines);
    const invoice = note([line('-3', [discount('6.00')])], { type: 'INVOICE' });
    expect(withCreditSigns(invoice)).toBe(invoice);
  });

  describe('at the level of the document', () => {
    const shipping: Item = { kind: 'CHARGE', amount: '9.00' };
    const totals = (allowanceTotal: string, chargeTotal: string, taxExclusive: string) => ({
      lineNetTotal: '-120.00',
      allowanceTotal,
      chargeTotal,
      taxExclusive,
    });
    const signed = (given: Partial<CreditRecord>) => {
      const result = withCreditSigns(
        note([line('-3', [])], { allowancesAndCharges: [discount('6.00', '120.00'), shipping], ...given }),
      );
      return { amounts: result.allowancesAndCharges.map(({ amount }) => amount), totals: result.totals };
    };

    it('credits them', () => {
      expect(signed({}).amounts).toEqual(['-6.00', '-9.00']);
    });

    it('turns totals that are written without sign too', () => {
      const both = signed({ totals: totals('6.00', '9.00', '-123.00') });
      expect(both).toEqual({ amounts: ['-6.00', '-9.00'], totals: totals('-6', '-9', '-123.00') });
      expect(signed({ totals: totals('-6.00', '-9.00', '-123.00') })).toEqual({
        amounts: ['-6.00', '-9.00'],
        totals: totals('-6.00', '-9.00', '-123.00'),
      });
    });

    it('leaves them if only they agree with the total as written', () => {
      const stated = totals('6.00', '9.00', '-117.00');
      expect(signed({ totals: stated })).toEqual({ amounts: ['6.00', '9.00'], totals: stated });
    });
  });
});
