import { describe, expect, it } from '@jest/globals';
import type { Checkable } from '../../../src/invoices/checks/checkable.js';
import { checkInvoice, examineInvoice } from '../../../src/invoices/checks/check-invoice.js';
import type { Calculable } from '../../../src/invoices/totals/calculable.js';
import { calculateTotals } from '../../../src/invoices/totals/calculate-totals.js';
import { stored } from '../../harness/invoices/arbitrary-invoice.js';

type Line = Calculable['lines'][number];

const line = (quantity: string, unitPrice: string, taxRate: string, more: Partial<Line> = {}): Line => ({
  quantity,
  unitPrice,
  priceBaseQuantity: '1',
  taxCategory: 'S',
  taxRate,
  allowancesAndCharges: [],
  ...more,
});

/** An invoice in which what is stated stands, and the rest follows. */
function invoice(currencyCode: string, lines: Line[], more: Partial<Calculable> = {}): Checkable {
  const given: Calculable = {
    currencyCode,
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

const entry = (rate: string, taxableAmount: string, taxAmount: string) => ({
  category: 'S' as const,
  rate,
  taxableAmount,
  taxAmount,
});

const faults = (of: Checkable) => examineInvoice(of).faults.map(({ field, message }) => `${field} ${message}`);
const oddities = (of: Checkable) => checkInvoice(of).map(({ term, path }) => `${term} ${path}`);

describe('a line net amount against a rounded price', () => {
  // 7.77 may be anything from 7.765 to 7.775: 200 of them make 1553 to 1555.
  it.each([
    ['1554.00', []],
    ['1554.99', ['BT-131 lines[0].netAmount']],
    ['1553.01', ['BT-131 lines[0].netAmount']],
  ])('takes %s', (netAmount, expected) => {
    expect(oddities(invoice('EUR', [line('200', '7.77', '19', { netAmount })]))).toEqual(expected);
  });

  it('refuses more', () => {
    expect(faults(invoice('EUR', [line('200', '7.77', '19', { netAmount: '1555.01' })]))[0]).toBe(
      'lines[0].netAmount is 1555.01; it must be 1554.00',
    );
  });

  it('counts from the last decimal of the price, and by its base quantity', () => {
    const cheap = (netAmount: string) => invoice('EUR', [line('5000', '7.7700', '19', { netAmount, priceBaseQuantity: '100' })]);
    expect(oddities(cheap('388.75'))).toEqual(['BT-131 lines[0].netAmount']);
    expect(faults(cheap('388.76'))[0]).toBe('lines[0].netAmount is 388.76; it must be 388.50');
    expect(faults(invoice('EUR', [line('200', '7.7701', '19', { netAmount: '1554.04' })]))[0]).toBe(
      'lines[0].netAmount is 1554.04; it must be 1554.02',
    );
  });

  it('says what the price makes', () => {
    const [warning] = checkInvoice(invoice('EUR', [line('3', '11.11', '19', { netAmount: '33.34' })]));
    expect(warning).toEqual({
      term: 'BT-131',
      path: 'lines[0].netAmount',
      message: 'is 33.34; at the price as written, which may be rounded, it is 33.33.',
    });
  });
});

describe('the tax of an entry', () => {
  it.each([
    ['JPY', line('3', '777', '10'), entry('10', '2331', '234'), '233'],
    ['GBP', line('1', '86.29', '20'), entry('20', '86.29', '17.25'), '17.26'],
    ['EUR', line('1', '86.22', '19'), entry('19', '86.22', '16.39'), '16.38'],
  ])('may be a minor unit off in %s: a warning', (currency, one, stated, usual) => {
    const given = invoice(currency, [one], { taxBreakdown: [stated] });
    expect(given.lines[0]?.taxAmount).toBe(stated.taxAmount);
    expect(given.totals.taxTotal).toBe(stated.taxAmount);
    expect(oddities(given)).toEqual(['BT-117 taxBreakdown[0].taxAmount']);
    expect(invoice(currency, [one]).totals.taxTotal).toBe(usual);
  });

  it('is right if the seller rounds so', () => {
    const lines = [line('3', '777', '10'), line('5', '129', '8')];
    const breakdown = [entry('10', '2331', '233'), entry('8', '645', '51')];
    expect(oddities(invoice('JPY', lines, { taxBreakdown: breakdown, roundingMode: 'DOWN' }))).toEqual([]);
    expect(oddities(invoice('JPY', lines, { taxBreakdown: breakdown }))).toEqual(['BT-117 taxBreakdown[1].taxAmount']);
    expect(invoice('JPY', lines, { roundingMode: 'DOWN' }).totals.taxTotal).toBe('284');
    expect(invoice('JPY', lines, { roundingMode: 'UP' }).totals.taxTotal).toBe('286');
  });

  it('is refused further off, with the amount that it must be', () => {
    const yen = invoice('JPY', [line('3', '777', '10')], { taxBreakdown: [entry('10', '2331', '235')] });
    // The totals that follow from it are named with what follows from the right amount.
    expect(faults(yen)).toEqual([
      'taxBreakdown[0].taxAmount is 235; it must be 233',
      'totals.taxTotal is 235; it must be 233',
      'totals.taxInclusive is 2566; it must be 2564',
      'totals.amountDue is 2566; it must be 2564',
    ]);
    const even = invoice('GBP', [line('1', '86.25', '20')], { taxBreakdown: [entry('20', '86.25', '17.27')] });
    expect(faults(even)[0]).toBe('taxBreakdown[0].taxAmount is 17.27; it must be 17.25');
  });

  it('follows from a stated total, if no entries are stated', () => {
    const lines = [line('3', '777', '10'), line('5', '129', '8')];
    const given = invoice('JPY', lines, { totals: { taxTotal: '284' } });
    expect(given.taxBreakdown.map(({ taxAmount }) => taxAmount)).toEqual(['233', '51']);
    expect(oddities(given)).toEqual(['BT-117 taxBreakdown[1].taxAmount']);
  });

  it('follows from stated net amounts', () => {
    const given = invoice('EUR', [line('3', '11.11', '19', { netAmount: '33.34' })]);
    expect(given.taxBreakdown).toMatchObject([{ taxableAmount: '33.34', taxAmount: '6.33' }]);
  });
});

describe('whole forints', () => {
  const lines = [line('3', '1234.5', '27', { netAmount: '3704' })];
  const whole = { taxBreakdown: [entry('27', '3704', '1000')] };

  it('are taken, as nobody uses smaller money', () => {
    expect(oddities(invoice('HUF', lines, whole))).toEqual([]);
    const rounded = line('2.3', '999', '27', { netAmount: '2298' });
    expect(oddities(invoice('HUF', [rounded], { taxBreakdown: [entry('27', '2298', '620')] }))).toEqual([]);
  });

  it('make no room for whole euros, or beside amounts that are not whole', () => {
    expect(faults(invoice('EUR', [line('2.3', '999', '27', { netAmount: '2298' })]))[0]).toBe(
      'lines[0].netAmount is 2298; it must be 2297.70',
    );
    expect(faults(invoice('HUF', [line('2.3', '999', '27', { netAmount: '2298' }), line('1', '0.50', '27')]))[0]).toBe(
      'lines[0].netAmount is 2298; it must be 2297.70',
    );
  });
});

describe('prices that include tax', () => {
  const three = [line('1', '7.77', '21'), line('1', '7.77', '21'), line('1', '7.77', '21')];

  it('are rounded on their total: lines get shares that add up', () => {
    const given = invoice('EUR', three, { priceTaxInclusive: true, taxRounding: 'TOTAL' });
    expect(given.totals).toMatchObject({ taxExclusive: '19.26', taxTotal: '4.05', taxInclusive: '23.31' });
    expect(given.lines.map(({ netAmount, taxAmount }) => [netAmount, taxAmount])).toEqual([
      ['6.42', '1.35'],
      ['6.42', '1.35'],
      ['6.42', '1.35'],
    ]);
    const nines = invoice('EUR', [line('1', '4.99', '19'), line('1', '4.99', '19'), line('1', '4.99', '19')], {
      priceTaxInclusive: true,
      taxRounding: 'TOTAL',
    });
    // 14.97 / 1.19 is 12.5798; line by line it would be 3 × 4.19 = 12.57.
    expect(nines.totals).toMatchObject({ taxExclusive: '12.58', taxTotal: '2.39', taxInclusive: '14.97' });
    expect(oddities(nines)).toEqual([]);
  });

  it('are taken as stated, on the total or line by line', () => {
    const lines = [line('1', '4.99', '19'), line('1', '4.99', '19'), line('1', '4.99', '19')];
    const given = { priceTaxInclusive: true, taxRounding: 'TOTAL' as const };
    expect(oddities(invoice('EUR', lines, { ...given, taxBreakdown: [entry('19', '12.58', '2.39')] }))).toEqual([]);
    const each = lines.map((one) => ({ ...one, netAmount: '4.19' }));
    expect(oddities(invoice('EUR', each, { ...given, taxBreakdown: [entry('19', '12.57', '2.40')] }))).toEqual([
      'BT-117 taxBreakdown[0].taxAmount',
    ]);
    expect(
      oddities(invoice('EUR', each, { ...given, taxRounding: 'LINE', taxBreakdown: [entry('19', '12.57', '2.40')] })),
    ).toEqual([]);
    expect(faults(invoice('EUR', lines, { ...given, taxBreakdown: [entry('19', '12.58', '2.40')] }))).not.toEqual([]);
  });
});

describe('a stated line makes no room for itself', () => {
  const GROSS = [
    { priceTaxInclusive: true, taxRounding: 'TOTAL' },
    { priceTaxInclusive: true, taxRounding: 'LINE' },
  ] as const;

  it.each(GROSS)('%j: net and tax must be those of the price', (how) => {
    const wrong = { netAmount: '500.00', taxAmount: '499.00' };
    expect(faults(invoice('EUR', [line('1', '999.00', '19', wrong)], how)).slice(0, 2)).toEqual([
      'lines[0].netAmount is 500.00; it must be 839.50',
      'lines[0].taxAmount is 499.00; it must be 159.50',
    ]);
    const stated = { ...how, taxBreakdown: [entry('19', '500.00', '499.00')], totals: { taxTotal: '499.00' } };
    expect(faults(invoice('EUR', [line('1', '999.00', '19', wrong)], stated))[0]).toContain('must be 839.50');
    expect(faults(invoice('EUR', [line('1', '999.00', '19', { netAmount: '500.00' })], how))[0]).toContain('must be 839.50');
    const others = [line('1', '100.00', '19'), line('1', '999.00', '19', { netAmount: '839.53' }), line('1', '50.00', '19')];
    expect(faults(invoice('EUR', others, how))[0]).toBe('lines[1].netAmount is 839.53; it must be 839.50');
    expect(faults(invoice('JPY', [line('1', '999', '10', { netAmount: '906' })], how))[0]).toContain('must be 908');
    expect(faults(invoice('KWD', [line('1', '9.995', '10', { netAmount: '9.080' })], how))[0]).toContain('must be 9.086');
  });

  it.each(GROSS)('%j: a large quantity gives room for its price, not for its tax', (how) => {
    const many = { netAmount: '839498.00' };
    expect(faults(invoice('EUR', [line('1000', '999.00', '19', many)], how))[0]).toBe(
      'lines[0].netAmount is 839498.00; it must be 839495.80',
    );
    const exempt = { netAmount: '998.00', taxAmount: '1.00', taxCategory: 'E' as const };
    expect(faults(invoice('EUR', [line('1000', '0.999', '0', exempt)], how)).join()).toContain('lines[0].taxAmount is 1.00');
  });

  it.each(['LINE', 'BREAKDOWN'] as const)('%s: the tax must be that of the line', (taxRounding) => {
    const taxed = (taxAmount: string, rate = '19') => invoice('EUR', [line('1', '100.00', rate, { taxAmount })], { taxRounding });
    expect(faults(taxed('50.00'))[0]).toBe('lines[0].taxAmount is 50.00; it must be 19.00');
    expect(faults(taxed('19.02'))[0]).toBe('lines[0].taxAmount is 19.02; it must be 19.00');
    expect(faults(taxed('19.01'))).toEqual([]);
    expect(faults(taxed('0.01', '0')).slice(0, 3)).toEqual([
      'lines[0].taxAmount is 0.01; it must be 0.00',
      'taxBreakdown[0].taxAmount is 0.01; it must be 0.00',
      'totals.taxTotal is 0.01; it must be 0.00',
    ]);
  });

  it('blames the entry, if the lines are right and it is rounded another way', () => {
    const lines = [line('1', '128.00', '20', { taxAmount: '25.60' })];
    expect(faults(invoice('EUR', lines, { taxBreakdown: [entry('20', '128.00', '25.61')] }))[0]).toBe(
      'taxBreakdown[0].taxAmount is 25.61; it must be 25.60, the tax of its lines',
    );
  });
});

describe('several taxes on a line', () => {
  const both = { taxName: 'GST', furtherTaxes: [{ taxCategory: 'S' as const, taxRate: '7', taxName: 'PST' }] };
  const lines = [line('1', '30.30', '5', both), line('1', '10.10', '5', { taxName: 'GST' })];

  it('are each rounded and totalled apart', () => {
    const given = invoice('CAD', lines);
    expect(given.taxBreakdown).toMatchObject([
      { name: 'GST', rate: '5', taxableAmount: '40.40', taxAmount: '2.02' },
      { name: 'PST', rate: '7', taxableAmount: '30.30', taxAmount: '2.12' },
    ]);
    expect(given.totals).toMatchObject({ taxExclusive: '40.40', taxTotal: '4.14', taxInclusive: '44.54' });
    expect(given.lines.map(({ taxAmount }) => taxAmount)).toEqual(['3.63', '0.51']);
    expect(oddities(given)).toEqual([]);
  });

  it('are taken with entries that do not name them, if the rates tell them apart', () => {
    const stated = [entry('5', '40.40', '2.02'), entry('7', '30.30', '2.12')];
    expect(oddities(invoice('CAD', lines, { taxBreakdown: stated }))).toEqual([]);
  });

  it('are told apart by their names at the same rate', () => {
    const halves = { taxName: 'CGST', furtherTaxes: [{ taxCategory: 'S' as const, taxRate: '9', taxName: 'SGST' }] };
    const given = invoice('INR', [line('1', '105.50', '9', halves)]);
    expect(given.taxBreakdown.map(({ name, taxAmount }) => [name, taxAmount])).toEqual([
      ['CGST', '9.50'],
      ['SGST', '9.50'],
    ]);
    expect(oddities(given)).toEqual([]);
    given.taxBreakdown.pop();
    expect(faults(given)[0]).toContain('taxBreakdown');
  });

  it('must add up over the lines', () => {
    const given = invoice('CAD', [lines[0] ?? line('1', '1', '5')]);
    given.lines = given.lines.map((one) => ({ ...one, taxAmount: '3.65' }));
    expect(faults(given).join()).toContain('totals.taxTotal is 3.64; it must be 3.65, the tax of its lines');
  });
});

describe('reasons why no tax is charged', () => {
  const exempt = (amount: string, exemptionReasonCode: string | null) =>
    line('1', amount, '0', { taxCategory: 'E', ...(exemptionReasonCode !== null && { exemptionReasonCode }) });

  it('have an entry for each code', () => {
    const given = invoice('EUR', [exempt('10.00', 'VATEX-EU-132-1B'), exempt('20.00', 'VATEX-EU-132-1G')]);
    expect(given.taxBreakdown.map((one) => [one.exemptionReasonCode, one.taxableAmount])).toEqual([
      ['VATEX-EU-132-1B', '10.00'],
      ['VATEX-EU-132-1G', '20.00'],
    ]);
  });

  it('cover together lines that state none', () => {
    const stated = ['VATEX-EU-132-1B', 'VATEX-EU-132-1G'].map((exemptionReasonCode, at) => ({
      category: 'E' as const,
      rate: '0',
      taxableAmount: at === 0 ? '10.00' : '20.00',
      taxAmount: '0.00',
      exemptionReasonCode,
    }));
    expect(oddities(invoice('EUR', [exempt('30.00', null)], { taxBreakdown: stated }))).toEqual([]);
    expect(faults(invoice('EUR', [exempt('31.00', null)], { taxBreakdown: stated }))[0]).toBe(
      'taxBreakdown[0].taxableAmount is 10.00; it must be 11.00',
    );
  });
});
