import { describe, expect, it } from '@jest/globals';
import { toTerms } from '../../../src/e-invoice/model/to-terms.js';
import type { ProfileId } from '../../../src/e-invoice/profiles.js';
import type { Line } from '../../../src/e-invoice/terms/terms.js';
import { imported, LINE } from '../fixtures/imported.js';
import { profile } from '../fixtures/profiles.js';

const linesOf = (fields: Record<string, unknown>, id: ProfileId = 'en16931-ubl') =>
  toTerms(imported(fields), profile(id), { documents: [] })['BG-25'];

/** The terms of the only line, those that are named. */
function line(fields: Record<string, unknown>, terms: readonly (keyof Line)[], invoice: Record<string, unknown> = {}) {
  const [only] = linesOf({ ...invoice, lines: [{ ...LINE, ...fields }] });
  return Object.fromEntries(terms.map((term) => [term, only?.[term]]));
}

const PRICE = ['BT-129', 'BT-131', 'BT-146', 'BT-147', 'BT-148', 'BT-149', 'BT-150'] as const;

describe('the price of a line', () => {
  it.each([
    ['is as stated', {}, { 'BT-129': '2', 'BT-131': '200.00', 'BT-146': '100.00' }],
    ['keeps its decimals', { unitPrice: '0.123456' }, { 'BT-129': '2', 'BT-131': '0.25', 'BT-146': '0.123456' }],
    [
      'is for a base quantity, in the unit of the line',
      { quantity: '250', unitPrice: '8', priceBaseQuantity: '100', unitCode: 'KGM' },
      { 'BT-129': '250', 'BT-131': '20.00', 'BT-146': '8.00', 'BT-149': '100', 'BT-150': 'KGM' },
    ],
    [
      'comes with its gross price and discount',
      { unitPrice: '90', grossPrice: '100', priceDiscount: '10' },
      { 'BT-129': '2', 'BT-131': '180.00', 'BT-146': '90.00', 'BT-147': '10.00', 'BT-148': '100.00' },
    ],
    [
      'has a gross price if only its discount is stated',
      { unitPrice: '90', priceDiscount: '10' },
      { 'BT-129': '2', 'BT-131': '180.00', 'BT-146': '90.00', 'BT-147': '10.00', 'BT-148': '100.00' },
    ],
    [
      'gives its sign to the quantity (BR-27)',
      { unitPrice: '-90', grossPrice: '-100', priceDiscount: '-10' },
      { 'BT-129': '-2', 'BT-131': '-180.00', 'BT-146': '90.00', 'BT-147': '10.00', 'BT-148': '100.00' },
    ],
    [
      'has no gross price that its turn would make negative (BR-28)',
      { unitPrice: '-90', grossPrice: '10', priceDiscount: '100' },
      { 'BT-129': '-2', 'BT-131': '-180.00', 'BT-146': '90.00' },
    ],
    ['of nothing is nothing', { quantity: '0', unitPrice: '0' }, { 'BT-129': '0', 'BT-131': '0.00', 'BT-146': '0.00' }],
  ])('%s', (_name, fields, expected) => {
    expect(line(fields, PRICE)).toEqual({ ...Object.fromEntries(PRICE.map((term) => [term, undefined])), ...expected });
  });
});

describe('a price that includes tax', () => {
  const gross = { priceTaxInclusive: true };

  it.each([
    ['fits the net amount', { quantity: '1', unitPrice: '11.90' }, { 'BT-129': '1', 'BT-131': '10.00', 'BT-146': '10.00' }],
    [
      'has the decimals that the net amount needs (PEPPOL-EN16931-R120)',
      { quantity: '3', unitPrice: '9.99' },
      { 'BT-129': '3', 'BT-131': '25.18', 'BT-146': '8.393' },
    ],
    [
      'is that of all, if no price for one is exact enough',
      { quantity: '123456789012', unitPrice: '0.99' },
      {
        'BT-129': '123456789012',
        'BT-131': '102707748841.92',
        'BT-146': '102707748841.92',
        'BT-149': '123456789012',
        'BT-150': 'C62',
      },
    ],
    [
      'has a gross price without tax',
      { quantity: '1', unitPrice: '11.90', grossPrice: '23.80', priceDiscount: '11.90' },
      { 'BT-129': '1', 'BT-131': '10.00', 'BT-146': '10.00', 'BT-147': '10.00', 'BT-148': '20.00' },
    ],
    ['takes back', { quantity: '-3', unitPrice: '9.99' }, { 'BT-129': '-3', 'BT-131': '-25.18', 'BT-146': '8.393' }],
  ])('%s', (_name, fields, expected) => {
    expect(line(fields, PRICE, gross)).toEqual({ ...Object.fromEntries(PRICE.map((term) => [term, undefined])), ...expected });
  });

  it('has allowances without tax', () => {
    const allowancesAndCharges = [
      { kind: 'ALLOWANCE', reason: 'Regular', amount: '1.19', percentage: '10', baseAmount: '11.90' },
      { kind: 'CHARGE', reasonCode: 'FC', amount: '2.38' },
    ];
    const fields = { quantity: '1', unitPrice: '11.90', allowancesAndCharges };
    expect(line(fields, ['BT-131', 'BT-146', 'BG-27', 'BG-28'], gross)).toEqual({
      'BT-131': '11.00',
      'BT-146': '10.00',
      'BG-27': [{ amount: '1.00', baseAmount: '10.00', percentage: '10', reason: 'Regular' }],
      'BG-28': [{ amount: '2.00', reasonCode: 'FC' }],
    });
  });

  it('has allowances that make the net amount if nothing is billed', () => {
    const nothing = { quantity: '0', unitPrice: '0', taxRate: '20', netAmount: '-0.77', taxAmount: '-0.16' };
    const allowance = { kind: 'ALLOWANCE', reason: 'x', amount: '0.93' };
    const terms = line({ ...nothing, allowancesAndCharges: [allowance] }, ['BT-131', 'BG-27'], gross);
    expect(terms).toEqual({ 'BT-131': '-0.77', 'BG-27': [{ amount: '0.77', reason: 'x' }] });
  });
});

describe('the line of a credit note', () => {
  const credit = { typeCode: '381' };

  it('has a positive quantity, net amount and allowances', () => {
    const allowancesAndCharges = [{ kind: 'ALLOWANCE', reason: 'Regular', amount: '10', percentage: '5', baseAmount: '200' }];
    expect(line({ quantity: '-2', allowancesAndCharges }, ['BT-129', 'BT-131', 'BT-146', 'BG-27'], credit)).toEqual({
      'BT-129': '2',
      'BT-131': '190.00',
      'BT-146': '100.00',
      'BG-27': [{ amount: '10.00', baseAmount: '200.00', percentage: '5', reason: 'Regular' }],
    });
  });

  it('has a negative quantity if it charges again', () => {
    expect(line({ quantity: '2' }, ['BT-129', 'BT-131'], credit)).toEqual({ 'BT-129': '-2', 'BT-131': '-200.00' });
  });

  it('keeps the signs of a corrected invoice (384)', () => {
    const terms = line({ quantity: '-2' }, ['BT-129', 'BT-131', 'BT-146'], { typeCode: '384' });
    expect(terms).toEqual({ 'BT-129': '-2', 'BT-131': '-200.00', 'BT-146': '100.00' });
  });
});

describe('the tax of a line', () => {
  it.each([
    ['S', '19', '19'],
    ['Z', '0', '0'],
    ['K', '0', '0'],
    ['L', '7.00', '7'],
    ['M', '4', '4'],
    ['B', '22', '22'],
    // BR-O-05.
    ['O', '0', undefined],
  ])('of the category %s has its rate', (taxCategory, taxRate, rate) => {
    expect(line({ taxCategory, taxRate }, ['BT-151', 'BT-152'])).toEqual({ 'BT-151': taxCategory, 'BT-152': rate });
  });
});

describe('the lines', () => {
  const HEADING = { kind: 'HEADING', name: 'First floor' };
  const SUBTOTAL = { kind: 'SUBTOTAL', name: 'Together' };
  const sub = (level: number, name: string) => ({ ...LINE, level, name });
  const idsAndNames = (lines: readonly Line[]): unknown =>
    lines.map((one) => [one['BT-126'], one['BT-153'], ...(one['BG-DEX-01'].length > 0 ? [idsAndNames(one['BG-DEX-01'])] : [])]);
  const parts = [
    HEADING,
    { ...LINE, name: 'Door' },
    sub(1, 'Frame'),
    sub(2, 'Wood'),
    sub(1, 'Lock'),
    SUBTOTAL,
    { kind: 'TEXT', name: 'Thank you' },
    { ...LINE, name: 'Window' },
  ];

  it('are the items, counted from 1', () => {
    expect(idsAndNames(linesOf({ lines: parts }))).toEqual([
      ['1', 'Door'],
      ['2', 'Window'],
    ]);
  });

  it('have their sub-lines in the extension of XRechnung', () => {
    expect(idsAndNames(linesOf({ lines: parts }, 'xrechnung-ubl'))).toEqual([
      [
        '1',
        'Door',
        [
          ['1.1', 'Frame', [['1.1.1', 'Wood']]],
          ['1.2', 'Lock'],
        ],
      ],
      ['2', 'Window'],
    ]);
    expect(idsAndNames(linesOf({ lines: parts }, 'xrechnung-cii'))).toEqual(idsAndNames(linesOf({ lines: parts })));
  });

  it('leave out a sub-line that is part of no line', () => {
    const lines = [{ ...LINE, name: 'Door' }, HEADING, sub(1, 'Frame'), { ...LINE, name: 'Window' }];
    expect(idsAndNames(linesOf({ lines }, 'xrechnung-ubl'))).toEqual([
      ['1', 'Door'],
      ['2', 'Window'],
    ]);
  });

  it('keep identifiers of their own, which no position repeats', () => {
    const lines = [LINE, { ...LINE, lineId: '1' }, { ...LINE, lineId: 'A' }, LINE];
    expect(linesOf({ lines }).map((one) => one['BT-126'])).toEqual(['2', '1', 'A', '4']);
  });
});

it('has every other term of a line', () => {
  const fields = {
    note: 'Second delivery',
    description: 'On site\r\nby night',
    itemId: 'S-1',
    buyerItemId: 'B-1',
    standardItem: { id: '4012345678901', scheme: '0160' },
    classifications: [{ code: '81111500', scheme: 'TST', schemeVersion: '26' }],
    countryOfOrigin: 'XK',
    attributes: [{ name: 'Colour', value: 'blue' }],
    object: { id: 'meter 7', scheme: 'AWV' },
    orderLineReference: '10',
    accountingReference: '4711',
    unitCode: 'HUR',
    chargingStartDate: '2026-10-01',
    chargingEndDate: '2026-10-31',
  };
  const [only] = linesOf({ lines: [{ ...LINE, ...fields }] });
  expect(only).toMatchObject({
    'BT-127': 'Second delivery',
    'BT-128': { id: 'meter 7', scheme: 'AWV' },
    'BT-130': 'HUR',
    'BT-132': '10',
    'BT-133': '4711',
    'BG-26': { start: '2026-10-01', end: '2026-10-31' },
    'BT-153': 'Consulting',
    'BT-154': 'On site\nby night',
    'BT-155': 'S-1',
    'BT-156': 'B-1',
    'BT-157': { id: '4012345678901', scheme: '0160' },
    'BT-158': [{ id: '81111500', scheme: 'TST', schemeVersion: '26' }],
    // The code lists of EN 16931 have no XK.
    'BT-159': '1A',
    'BG-32': [{ name: 'Colour', value: 'blue' }],
  });
});
