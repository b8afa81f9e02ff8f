import { describe, expect, it } from '@jest/globals';
import type { Checkable } from '../../../src/invoices/checks/checkable.js';
import { checkInvoice, examineInvoice } from '../../../src/invoices/checks/check-invoice.js';
import type { Calculable } from '../../../src/invoices/totals/calculable.js';
import { calculateTotals } from '../../../src/invoices/totals/calculate-totals.js';
import { stored } from '../../harness/invoices/arbitrary-invoice.js';

type Line = Calculable['lines'][number];

const item = (unitPrice: string, more: Partial<Line> = {}): Line => ({
  kind: 'ITEM',
  level: 0,
  quantity: '1',
  unitPrice,
  priceBaseQuantity: '1',
  taxCategory: 'S',
  taxRate: '10',
  allowancesAndCharges: [],
  ...more,
});
const row = (kind: 'HEADING' | 'TEXT' | 'SUBTOTAL'): Line => item('0', { kind, quantity: '0', taxCategory: 'O', taxRate: '0' });

function invoice(lines: Line[], more: Partial<Calculable> = {}): Checkable {
  const given: Calculable = {
    currencyCode: 'EUR',
    priceTaxInclusive: false,
    taxRounding: 'BREAKDOWN',
    lines,
    allowancesAndCharges: [],
    paidAmount: '0',
    roundingAmount: '0',
    ...more,
  };
  return stored(given, calculateTotals(given));
}

const nets = (of: Checkable) => of.lines.map(({ netAmount }) => netAmount);
const changed = (of: Checkable, at: number, change: Partial<Checkable['lines'][number]>): Checkable => ({
  ...of,
  lines: of.lines.map((one, index) => (index === at ? { ...one, ...change } : one)),
});
const faults = (of: Checkable) => examineInvoice(of).faults.map(({ field, message }) => `${field} ${message}`);

describe('headings, texts and subtotals', () => {
  const lines = [
    row('HEADING'),
    item('10.00'),
    row('TEXT'),
    item('5.50'),
    row('SUBTOTAL'),
    item('2.00'),
    row('SUBTOTAL'),
    row('HEADING'),
    row('SUBTOTAL'),
  ];
  const given = invoice(lines);

  it('have no figures, but a subtotal sums the items since the last one', () => {
    expect(nets(given)).toEqual(['0.00', '10.00', '0.00', '5.50', '15.50', '2.00', '2.00', '0.00', '0.00']);
    expect(given.lines[4]?.taxAmount).toBe('1.55');
  });

  it('count nowhere', () => {
    expect(given.totals).toMatchObject({ lineNetTotal: '17.50', taxTotal: '1.75' });
    expect(given.taxBreakdown).toHaveLength(1);
    expect(checkInvoice(given)).toEqual([]);
  });

  it('are refused with figures that cannot be', () => {
    expect(faults(changed(given, 0, { netAmount: '1.00' }))).toEqual([
      'lines[0].netAmount is 1.00; it must be 0, as the line is a HEADING',
    ]);
    expect(faults(changed(given, 2, { taxAmount: '1.00' }))).toEqual([
      'lines[2].taxAmount is 1.00; it must be 0, as the line is a TEXT',
    ]);
    expect(faults(changed(given, 4, { netAmount: '17.50' }))).toEqual(['lines[4].netAmount is 17.50; it must be 15.50']);
  });
});

describe('sub-lines', () => {
  const given = invoice([
    item('100.00'),
    item('60.00', { level: 1 }),
    item('40.00', { level: 1 }),
    item('40.00', { level: 2 }),
    item('7.00'),
  ]);

  it('have figures, which are in their line already', () => {
    expect(nets(given)).toEqual(['100.00', '60.00', '40.00', '40.00', '7.00']);
    expect(given.totals).toMatchObject({ lineNetTotal: '107.00', taxTotal: '10.70' });
    expect(given.taxBreakdown).toMatchObject([{ taxableAmount: '107.00' }]);
    expect(checkInvoice(given)).toEqual([]);
  });

  it('are only odd if they contradict themselves, or do not add up', () => {
    expect(checkInvoice(changed(given, 1, { netAmount: '61.00' })).map(({ path, message }) => `${path} ${message}`)).toEqual([
      'lines[1].netAmount is 61.00; the other figures make it 60.00.',
      'lines[0].netAmount is 100.00; its sub-lines make it 101.00 (BR-DEX-02).',
    ]);
  });
});

describe('prices', () => {
  const odd = (more: Partial<Checkable['lines'][number]>) => {
    const given = invoice([item('9.00')]);
    return checkInvoice(changed(given, 0, more)).map(({ term, path }) => `${term} ${path}`);
  };

  it('may have a discount that leads to them', () => {
    expect(odd({ grossPrice: '10.00', priceDiscount: '1.00' })).toEqual([]);
    expect(odd({ grossPrice: '10.00', priceDiscount: '1.004' })).toEqual([]);
    expect(odd({ grossPrice: '9.00' })).toEqual([]);
    expect(odd({ grossPrice: '10.00' })).toEqual(['BT-147 lines[0].grossPrice']);
    expect(odd({ grossPrice: '10.00', priceDiscount: '2.00' })).toEqual(['BT-147 lines[0].priceDiscount']);
  });

  it('are odd if they are negative', () => {
    expect(checkInvoice(invoice([item('-9.00')])).map(({ term }) => term)).toEqual(['BT-146']);
    expect(odd({ grossPrice: '-1.00' })).toEqual(['BT-148 lines[0].grossPrice', 'BT-147 lines[0].grossPrice']);
    expect(checkInvoice(invoice([item('-9.00', { quantity: '-1' })])).map(({ term }) => term)).toEqual(['BT-146']);
    expect(checkInvoice(invoice([item('9.00', { quantity: '-1' })]))).toEqual([]);
  });
});

describe('base amounts of a line', () => {
  const discount = (amount: string, percentage: string, baseAmount: string) => ({
    kind: 'ALLOWANCE' as const,
    amount,
    percentage,
    baseAmount,
  });
  const based = (...items: ReturnType<typeof discount>[]) =>
    invoice([item('50.00', { quantity: '4', allowancesAndCharges: items })]);

  it('are its quantity × price, or what is left of it', () => {
    expect(checkInvoice(based(discount('20.00', '10', '200.00')))).toEqual([]);
    expect(checkInvoice(based(discount('20.00', '10', '200.00'), discount('9.00', '5', '180.00')))).toEqual([]);
    expect(
      checkInvoice(changed(based(discount('24.00', '10', '240.00')), 0, { grossPrice: '60.00', priceDiscount: '10.00' })),
    ).toEqual([]);
  });

  it('are odd if they are a part of it', () => {
    expect(checkInvoice(based(discount('10.00', '10', '100.00'))).map(({ term, path }) => `${term} ${path}`)).toEqual([
      'BT-137 lines[0].allowancesAndCharges[0].baseAmount',
    ]);
  });

  it('are refused if they are something else', () => {
    expect(faults(based(discount('30.00', '10', '300.00')))).toEqual([
      "lines[0].allowancesAndCharges[0].baseAmount is 300.00; it must be 200.00, the line's quantity × price, or a part of it",
    ]);
    expect(faults(based(discount('-20.00', '10', '-200.00')))).toHaveLength(1);
  });
});
