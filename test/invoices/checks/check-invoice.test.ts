import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Calculable } from '../../../src/invoices/totals/calculable.js';
import { calculateTotals } from '../../../src/invoices/totals/calculate-totals.js';
import { checkInvoice } from '../../../src/invoices/checks/check-invoice.js';
import type { Checkable } from '../../../src/invoices/checks/checkable.js';
import { InconsistentInvoiceError, UnknownCurrencyError } from '../../../src/invoices/errors.js';
import { decimal, minorUnit } from '../../../src/invoices/money.js';
import type { CalculableTaxed as PricedItem } from '../../../src/invoices/totals/line-amounts.js';
import { arbitraryCalculable, stored } from '../../harness/invoices/arbitrary-invoice.js';

const line = (quantity: string, unitPrice: string, taxRate: string) => ({
  quantity,
  unitPrice,
  priceBaseQuantity: '1',
  taxCategory: 'S' as const,
  taxRate,
  allowancesAndCharges: [] as Checkable['lines'][number]['allowancesAndCharges'],
});

/** Two rates, a discount on a line, discount and shipping on the document, two payments and a credit. */
function consistent(more: Partial<Calculable> = {}): Checkable {
  const given: Calculable = {
    currencyCode: 'EUR',
    priceTaxInclusive: false,
    taxRounding: 'BREAKDOWN',
    lines: [
      { ...line('3', '19.99', '20'), allowancesAndCharges: [{ kind: 'ALLOWANCE', amount: '5.00' }] },
      line('2.4', '4.11', '5'),
      line('7', '1.13', '5'),
    ],
    allowancesAndCharges: [
      { kind: 'ALLOWANCE', amount: '6.00', taxCategory: 'S', taxRate: '20' },
      { kind: 'CHARGE', amount: '9.90', taxCategory: 'S', taxRate: '20' },
    ],
    paidAmount: '45.00',
    roundingAmount: '0.01',
    withholdingTaxes: [{ amount: '3.00' }],
    thirdPartyPayments: [{ amount: '1.50' }],
    ...more,
  };
  return {
    ...stored(given, calculateTotals(given)),
    payments: [{ amount: '30.00' }, { amount: '10.00' }],
    appliedCredits: [{ amount: '5.00' }],
  };
}

function withoutPayments(more: Partial<Calculable> = {}): Checkable {
  return { ...consistent({ withholdingTaxes: [], thirdPartyPayments: [], ...more }), payments: [], appliedCredits: [] };
}

const three = (taxes: [string, string, string], taxTotal: string, more: Partial<Calculable> = {}): Checkable => {
  const invoice = withoutPayments({
    lines: [line('1', '33.33', '20'), line('1', '33.33', '20'), line('1', '33.33', '20')],
    allowancesAndCharges: [],
    paidAmount: '0',
    ...more,
  });
  invoice.lines = invoice.lines.map((one, index) => ({ ...one, taxAmount: taxes[index] ?? '' }));
  expect(invoice.totals.taxTotal).toBe(taxTotal);
  return invoice;
};

/** Discounts of the document, in number. */
const discounts = (count: number): Calculable['allowancesAndCharges'] =>
  Array.from({ length: count }, () => ({ kind: 'ALLOWANCE', amount: '0.10', taxCategory: 'S', taxRate: '20' }));

/** An invoice with one allowance: on its line, or on the document. */
const share = (amount: string, percentage: string | null, baseAmount: string | null) => {
  const item = { kind: 'ALLOWANCE' as const, amount, percentage, baseAmount };
  const invoice = withoutPayments({
    lines: [{ ...line('1', '240.00', '20'), allowancesAndCharges: [item] }],
    paidAmount: '0',
  });
  const document = { ...item, taxCategory: 'S' as const, taxRate: '20' };
  return { line: invoice, document: withoutPayments({ allowancesAndCharges: [document], paidAmount: '0' }) };
};

/** What `checkInvoice` finds wrong. */
function fault(invoice: Checkable): InconsistentInvoiceError | undefined {
  try {
    checkInvoice(invoice);
    return undefined;
  } catch (error) {
    if (error instanceof InconsistentInvoiceError) return error;
    throw error;
  }
}

/** A copy in which the amount at `path` is `units` minor units more. */
function changed(invoice: Checkable, path: string, units: number): Checkable {
  const copy = structuredClone(invoice);
  const keys = path.match(/\w+/g) ?? [];
  const last = keys.pop() ?? '';
  let target = copy as unknown as Record<string, unknown>;
  for (const key of keys) target = target[key] as Record<string, unknown>;
  target[last] = decimal(String(target[last])).plus(minorUnit(invoice.currencyCode).times(units)).toFixed();
  return copy;
}

describe('checkInvoice', () => {
  it('passes what calculateTotals calculated', () => {
    expect(fault(consistent())).toBeUndefined();
    expect(fault(consistent({ taxRounding: 'LINE' }))).toBeUndefined();
    expect(fault(consistent({ priceTaxInclusive: true }))).toBeUndefined();
  });

  it('takes figures for what they are worth, however they are written', () => {
    const invoice = consistent();
    invoice.totals.taxTotal = `${invoice.totals.taxTotal}00`;
    invoice.taxBreakdown = invoice.taxBreakdown.map((entry) => ({ ...entry, rate: `${entry.rate}.000000` })).toReversed();
    expect(fault(invoice)).toBeUndefined();
  });

  // [what is changed, by how many minor units, the field named]. A line and the tax of an entry may be off by what rounding explains.
  const FIGURES: [string, number, string][] = [
    ['totals.lineNetTotal', 1, 'totals.lineNetTotal'],
    ['totals.allowanceTotal', 1, 'totals.allowanceTotal'],
    ['totals.chargeTotal', 1, 'totals.chargeTotal'],
    ['totals.taxExclusive', 1, 'totals.taxExclusive'],
    ['totals.taxTotal', 1, 'totals.taxTotal'],
    ['totals.taxInclusive', 1, 'totals.taxInclusive'],
    ['totals.paidAmount', 1, 'totals.paidAmount'],
    ['totals.roundingAmount', 1, 'totals.amountDue'],
    ['totals.withholdingTotal', 1, 'totals.withholdingTotal'],
    ['totals.thirdPartyTotal', 1, 'totals.thirdPartyTotal'],
    ['totals.amountDue', 1, 'totals.amountDue'],
    ['payments[0].amount', 1, 'totals.paidAmount'],
    ['payments[1].amount', 1, 'totals.paidAmount'],
    ['appliedCredits[0].amount', 1, 'totals.paidAmount'],
    ['withholdingTaxes[0].amount', 1, 'totals.withholdingTotal'],
    ['thirdPartyPayments[0].amount', 1, 'totals.thirdPartyTotal'],
    ['lines[0].netAmount', 3, 'lines[0].netAmount'],
    ['lines[1].netAmount', 3, 'lines[1].netAmount'],
    ['lines[0].taxAmount', 2, 'lines[0].taxAmount'],
    ['lines[1].taxAmount', 2, 'lines[1].taxAmount'],
    ['lines[0].allowancesAndCharges[0].amount', 3, 'lines[0].netAmount'],
    ['taxBreakdown[0].taxableAmount', 1, 'taxBreakdown[0].taxableAmount'],
    ['taxBreakdown[0].taxAmount', 2, 'taxBreakdown[0].taxAmount'],
    ['taxBreakdown[1].taxableAmount', 1, 'taxBreakdown[1].taxableAmount'],
    ['taxBreakdown[1].taxAmount', 2, 'taxBreakdown[1].taxAmount'],
    ['allowancesAndCharges[0].amount', 1, 'taxBreakdown[0].taxableAmount'],
    ['allowancesAndCharges[1].amount', 1, 'taxBreakdown[0].taxableAmount'],
  ];
  it.each(FIGURES)('refuses %s that is %d minor units off, naming %s', (path, units, field) => {
    for (const taxRounding of ['BREAKDOWN', 'LINE'] as const) {
      expect(fault(changed(consistent({ taxRounding }), path, units))?.field).toBe(field);
      expect(fault(changed(consistent({ taxRounding }), path, -units))?.field).toBe(field);
    }
  });

  it('says what is stored and what the figures make it', () => {
    expect(fault(changed(consistent(), 'totals.taxInclusive', 1))).toMatchObject({
      code: 'inconsistent_invoice',
      stored: '89.31',
      expected: '89.30',
      message: "totals.taxInclusive is 89.31, the invoice's own figures make it 89.30",
    });
  });

  it('refuses any stored figure of any invoice one minor unit off', () => {
    fc.assert(
      fc.property(arbitraryCalculable, fc.nat(), fc.constantFrom(1, -1), (given, pick, units) => {
        const invoice = stored(given, calculateTotals(given));
        // Where the document level shares in a tax, other shares of the lines can be right too; see below.
        const treatments = (item: PricedItem) =>
          [item, ...(item.furtherTaxes ?? [])].map((tax) => `${tax.taxCategory} ${Number(tax.taxRate)}`);
        const shared = new Set(given.allowancesAndCharges.flatMap(treatments));
        const several = [...given.lines, ...given.allowancesAndCharges].some(({ furtherTaxes = [] }) => furtherTaxes.length > 0);
        const isFree = (one: Checkable['lines'][number]) =>
          one.kind === 'SUBTOTAL' || ((several || treatments(one).some((treatment) => shared.has(treatment))) && shared.size > 0);
        const paths = [
          ...Object.keys(invoice.totals).map((field) => `totals.${field}`),
          ...invoice.taxBreakdown.flatMap((_, at) => [`taxBreakdown[${at}].taxableAmount`, `taxBreakdown[${at}].taxAmount`]),
          // What a sub-line says is only odd.
          ...invoice.lines.flatMap((one, at) => (one.level === 0 ? [`lines[${at}].netAmount`] : [])),
          ...invoice.lines.flatMap((one, at) => (isFree(one) || one.level !== 0 ? [] : [`lines[${at}].taxAmount`])),
        ];
        const path = paths[pick % paths.length] ?? 'totals.taxTotal';
        expect([path, fault(changed(invoice, path, units))]).toEqual([path, expect.any(InconsistentInvoiceError)]);
      }),
      { numRuns: 2000 },
    );
  });

  describe('days', () => {
    const withDays = (days: Partial<Checkable>, lineDays: object = {}): Checkable => {
      const invoice = consistent();
      return { ...invoice, issueDate: '2026-03-15', ...days, lines: invoice.lines.map((one) => ({ ...one, ...lineDays })) };
    };

    it.each<[object, object, string, string]>([
      [
        { billingStartDate: '2026-03-31', billingEndDate: '2026-03-01' },
        {},
        'billingEndDate',
        '2026-03-31 (billingStartDate) or later',
      ],
      [
        {},
        { chargingStartDate: '2026-04-02', chargingEndDate: '2026-04-01' },
        'lines[0].chargingEndDate',
        '2026-04-02 (chargingStartDate) or later',
      ],
      [
        { precedingInvoices: [{ date: '2026-03-15' }, { date: '2026-03-16' }] },
        {},
        'precedingInvoices[1].date',
        '2026-03-15 (issueDate) or earlier',
      ],
      [
        { precedingInvoices: [{ date: '2026-03-16' }], precedingInvoiceDate: '2026-03-16' },
        {},
        'precedingInvoiceDate',
        '2026-03-15 (issueDate) or earlier',
      ],
    ])('refuses %j %j', (days, lineDays, field, expected) => {
      expect(fault(withDays(days, lineDays))).toMatchObject({ field, expected });
    });

    it.each<[object, object]>([
      [{ billingStartDate: '2026-03-01', billingEndDate: '2026-03-01' }, {}],
      [{ billingStartDate: '2026-03-01' }, { chargingEndDate: '2026-03-01' }],
      // Paid before, due already, of a period that lies elsewhere: odd, and seen.
      [{ dueDate: '2026-03-01', taxPointDate: '2027-01-01', billingStartDate: '2027-01-01', billingEndDate: '2027-12-31' }, {}],
      [{ precedingInvoices: [{ date: '2026-03-15' }, {}] }, {}],
    ])('takes %j %j', (days, lineDays) => {
      expect(() => checkInvoice(withDays(days, lineDays))).not.toThrow();
    });
  });

  describe('tax breakdown', () => {
    it('refuses a missing entry', () => {
      const invoice = consistent();
      invoice.taxBreakdown.pop();
      expect(fault(invoice)).toMatchObject({ field: 'taxBreakdown', expected: 'an entry for S 5 %' });
    });

    it('refuses an entry twice, also under another spelling of its rate', () => {
      const invoice = consistent();
      invoice.taxBreakdown.push({ category: 'S', rate: '20.0', taxableAmount: '0', taxAmount: '0' });
      expect(fault(invoice)).toMatchObject({ field: 'taxBreakdown[2]', stored: 'S 20 %' });
    });

    it('takes one entry for a category and rate whose lines do not say why, as older records have it', () => {
      const exempt = { ...line('1', '10.00', '0'), taxCategory: 'E' as const };
      const invoice = withoutPayments({ lines: [exempt, exempt], allowancesAndCharges: [], paidAmount: '0' });
      invoice.taxBreakdown = invoice.taxBreakdown.map((entry) => ({ ...entry, exemptionReason: 'Article 132' }));
      expect(invoice.taxBreakdown).toHaveLength(1);
      expect(() => checkInvoice(invoice)).not.toThrow();
    });

    it('refuses a line moved to another reason, where each has an entry', () => {
      const exempt = (exemptionReason: string) => ({ ...line('1', '10.00', '0'), taxCategory: 'E' as const, exemptionReason });
      const given = { lines: [exempt('Article 132'), exempt('Article 135')], allowancesAndCharges: [], paidAmount: '0' };
      const invoice = withoutPayments(given);
      expect(() => checkInvoice(invoice)).not.toThrow();
      invoice.lines = invoice.lines.map((one) => ({ ...one, exemptionReason: 'Article 132' }));
      expect(fault(invoice)).toMatchObject({ field: 'taxBreakdown[0].taxableAmount', expected: '20.00' });
    });

    it('refuses an entry that no line belongs to', () => {
      const invoice = consistent();
      invoice.taxBreakdown.unshift({ category: 'Z', rate: '0', taxableAmount: '0.00', taxAmount: '0.00' });
      expect(fault(invoice)).toMatchObject({ field: 'taxBreakdown[0]', stored: 'Z 0 %' });
    });

    it('refuses a line moved to another category', () => {
      const invoice = consistent();
      invoice.lines = invoice.lines.map((one, index) => (index === 0 ? { ...one, taxCategory: 'AE' } : one));
      expect(fault(invoice)?.field).toBe('taxBreakdown[0].taxableAmount');
    });
  });

  describe('tax rounded once', () => {
    it('lets the lines share the tax in any way that adds up', () => {
      expect(fault(three(['6.66', '6.67', '6.67'], '20.00'))).toBeUndefined();
      expect(fault(three(['6.67', '6.67', '6.66'], '20.00'))).toBeUndefined();
    });

    it('refuses a tax column that does not add up', () => {
      expect(fault(three(['6.67', '6.67', '6.67'], '20.00'))).toMatchObject({ field: 'lines[0].taxAmount', stored: '6.67' });
      // 20.00 is right, so it is the lines that are not.
      expect(fault(three(['6.67', '6.66', '6.66'], '20.00'))).toMatchObject({
        field: 'lines[1].taxAmount',
        stored: '6.66',
        expected: '6.67, so that the taxes of its lines add up to 20.00',
      });
    });

    it('refuses a share a whole minor unit from the line’s tax', () => {
      const invoice = withoutPayments({ lines: [line('1', '5.00', '20'), line('1', '5.00', '20')], allowancesAndCharges: [] });
      invoice.lines = invoice.lines.map((one, index) => ({ ...one, taxAmount: index === 0 ? '1.01' : '0.99' }));
      expect(fault(invoice)).toMatchObject({ field: 'lines[0].taxAmount', stored: '1.01', expected: '1.00' });
    });

    it('takes taxes that are each rounded by themselves where the document level has its part in the tax', () => {
      const lines = Array.from({ length: 30 }, () => line('1', '33.33', '20'));
      const invoice = withoutPayments({ lines, allowancesAndCharges: discounts(1), paidAmount: '0' });
      // 30 × 6.67 less 0.02 is 200.08; the tax of 999.80 is 199.96.
      expect(invoice.totals.taxTotal).toBe('199.96');
      invoice.lines = invoice.lines.map((one) => ({ ...one, taxAmount: '6.67' }));
      expect(fault(invoice)).toBeUndefined();
    });

    it('still refuses one of those taxes one minor unit off', () => {
      const lines = Array.from({ length: 30 }, () => line('1', '33.33', '20'));
      const invoice = withoutPayments({ lines, allowancesAndCharges: discounts(3), paidAmount: '0' });
      invoice.lines = invoice.lines.map((one, index) => ({ ...one, taxAmount: index === 7 ? '6.66' : '6.67' }));
      expect(fault(invoice)).toMatchObject({ field: 'lines[7].taxAmount', stored: '6.66', expected: '6.67' });
    });

    it('passes what it calculated, however many discounts the document has', () => {
      for (const count of [1, 2, 7, 40]) {
        const lines = Array.from({ length: 11 }, (_, index) => line('1', `${index}.37`, '7.7'));
        const items = discounts(count).map((item) => ({ ...item, taxRate: '7.7' }));
        expect(fault(withoutPayments({ lines, allowancesAndCharges: items, paidAmount: '0' }))).toBeUndefined();
      }
    });
  });

  it('takes exactly half a minor unit rounded either way', () => {
    const lines = [line('3', '0.335', '20')];
    const invoice = withoutPayments({ lines, allowancesAndCharges: [], paidAmount: '0' });
    expect(invoice.lines[0]?.netAmount).toBe('1.01');
    invoice.lines = invoice.lines.map((one) => ({ ...one, netAmount: '1.00', taxAmount: '0.20' }));
    invoice.taxBreakdown = [{ category: 'S', rate: '20', taxableAmount: '1.00', taxAmount: '0.20' }];
    invoice.totals = {
      ...invoice.totals,
      lineNetTotal: '1.00',
      taxExclusive: '1.00',
      taxTotal: '0.20',
      taxInclusive: '1.20',
      amountDue: '1.21',
    };
    expect(fault(invoice)).toBeUndefined();
  });

  it('takes line tax that is rounded another way, where tax is rounded line by line, but not a whole minor unit off', () => {
    const given = { lines: [line('1', '33.33', '20')], allowancesAndCharges: [], taxRounding: 'LINE' as const };
    const down = withoutPayments({ ...given, roundingMode: 'DOWN' });
    expect(down.lines[0]?.taxAmount).toBe('6.66');
    expect(checkInvoice(down)).toEqual([]);
    expect(checkInvoice({ ...down, roundingMode: 'HALF_UP' }).map(({ path }) => path)).toEqual(['lines[0].taxAmount']);
    const invoice = withoutPayments(given);
    invoice.lines = invoice.lines.map((one) => ({ ...one, taxAmount: '6.68' }));
    expect(fault(invoice)).toMatchObject({ field: 'lines[0].taxAmount', stored: '6.68', expected: '6.67' });
  });

  it('holds net and tax together to a price that includes tax', () => {
    const invoice = withoutPayments({ lines: [line('1', '10.00', '20')], allowancesAndCharges: [], priceTaxInclusive: true });
    expect(invoice.lines[0]).toMatchObject({ netAmount: '8.33', taxAmount: '1.67' });
    expect(fault(changed(invoice, 'lines[0].taxAmount', 2))).toMatchObject({ field: 'lines[0].taxAmount', expected: '1.67' });
    expect(fault(changed(invoice, 'lines[0].netAmount', 3))?.field).toBe('lines[0].netAmount');
  });

  it('refuses a negative tax rate', () => {
    const invoice = withoutPayments({ lines: [line('1', '10.00', '-20')], allowancesAndCharges: [] });
    expect(fault(invoice)).toMatchObject({ field: 'lines[0].taxRate', stored: '-20' });
  });

  it('takes a paid amount without a record of payments', () => {
    expect(fault(withoutPayments())).toBeUndefined();
    expect(fault(changed(withoutPayments(), 'totals.paidAmount', 1))?.field).toBe('totals.amountDue');
  });

  describe('allowances and charges in per cent', () => {
    it.each([
      ['12.00', '5', '240.00'],
      ['8.01', '3.33', '240.00'],
      ['12.34', null, null],
      ['12.34', '5', null],
    ])('takes %s as %s %% of %s', (amount, percentage, baseAmount) => {
      expect(fault(share(amount, percentage, baseAmount).line)).toBeUndefined();
      expect(fault(share(amount, percentage, baseAmount).document)).toBeUndefined();
    });

    it('refuses an amount that is no such share of its base', () => {
      const { line: ofLine, document } = share('12.03', '5', '240.00');
      expect(fault(ofLine)).toMatchObject({
        field: 'lines[0].allowancesAndCharges[0].amount',
        stored: '12.03',
        expected: '12.00, as 5 % of 240.00',
      });
      expect(fault(document)?.field).toBe('allowancesAndCharges[0].amount');
    });
  });

  describe('decimals and currency', () => {
    const PATHS = [
      'totals.taxTotal',
      'totals.amountDue',
      'lines[1].netAmount',
      'lines[1].taxAmount',
      'lines[0].allowancesAndCharges[0].amount',
      'allowancesAndCharges[1].amount',
      'taxBreakdown[1].taxableAmount',
      'taxBreakdown[1].taxAmount',
      'payments[0].amount',
      'appliedCredits[0].amount',
    ];
    it.each(PATHS)('refuses more decimals in %s than the currency has', (path) => {
      const error = fault(changed(consistent(), path, 0.1));
      expect(error).toMatchObject({ field: path, expected: 'an amount with at most 2 decimals, as EUR has' });
    });

    it('refuses two payments that hide half a cent each', () => {
      const invoice = { ...consistent(), payments: [{ amount: '30.005' }, { amount: '9.995' }] };
      expect(fault(invoice)?.field).toBe('payments[0].amount');
    });

    it('refuses cents in yen', () => {
      const lines = [line('1', '100', '10')];
      const invoice = withoutPayments({
        currencyCode: 'JPY',
        lines,
        allowancesAndCharges: [],
        paidAmount: '0',
        roundingAmount: '0',
      });
      expect(fault(invoice)).toBeUndefined();
      invoice.totals.taxTotal = '10.5';
      expect(fault(invoice)).toMatchObject({ field: 'totals.taxTotal', expected: 'an amount without decimals, as JPY has none' });
    });

    it.each(['XXX', 'ZZZ', ''])('refuses the currency %j', (currencyCode) => {
      expect(() => checkInvoice({ ...consistent(), currencyCode })).toThrow(UnknownCurrencyError);
    });
  });
});
