import { describe, expect, it } from '@jest/globals';
import { ImportError } from '../../../../src/records/faults/errors.js';
import { buildInvoices } from '../../../../src/records/import/build/build-invoices.js';
import { parseImport } from '../../../../src/records/import/format/parse-import.js';

const ORGANISATION = '0bdbde62-7bf6-4b37-a968-456285cc62ae';
const CARE = 'Exempt: medical care, Schedule 9 group 7';
const LESSONS = 'Exempt: education, Schedule 9 group 6';

const TAXES = [
  { code: 'CARE', category: 'E', rate: '0', exemptionReason: CARE, exemptionReasonCode: 'VATEX-EU-132-1C' },
  { code: 'LESSONS', category: 'E', rate: '0', exemptionReason: LESSONS, exemptionReasonCode: 'VATEX-EU-132-1I' },
  { code: 'BARE', category: 'E', rate: '0.00' },
  { code: 'EXPORT', category: 'G', rate: '0', exemptionReason: 'Export' },
  { code: 'VAT20', category: 'S', rate: '20' },
];

const line = (unitPrice: string, fields: object) => ({ name: 'Hour', quantity: '1', unitPrice, ...fields });
const care = line('228.00', { taxCode: 'CARE' });
const lessons = line('240.00', { taxCode: 'LESSONS' });
const exempt = { taxCategory: 'E', taxRate: '0' };

/** The invoice with these lines as its document shows it. */
function built(lines: object[], fields: object = {}) {
  const organisations = [{ id: ORGANISATION, name: 'Fern', address: { countryCode: 'GB' }, taxes: TAXES }];
  const owner = { organisationId: ORGANISATION, accountId: 'A1' };
  const invoices = [{ ...owner, number: 'F-1', currencyCode: 'GBP', issueDate: '2026-11-02', lines, ...fields }];
  const [invoice] = buildInvoices(
    parseImport(JSON.stringify({ organisations, customers: [{ ...owner, name: 'Moss' }], invoices })),
  );
  return invoice;
}

const rowsOf = (lines: object[], fields: object = {}) =>
  built(lines, fields)?.taxBreakdown.map(({ category, exemptionReason, taxableAmount }) => [
    category,
    exemptionReason,
    taxableAmount,
  ]);

function faultsOf(lines: object[], fields: object): unknown {
  try {
    return built(lines, fields);
  } catch (error) {
    if (error instanceof ImportError) return error.faults;
    throw error;
  }
}

describe('why no tax is charged', () => {
  it('is what the tax code of the line says', () => {
    expect(rowsOf([lessons])).toEqual([['E', LESSONS, '240.00']]);
    expect(rowsOf([care])).toEqual([['E', CARE, '228.00']]);
  });

  it('has an entry for each reason, with its amount', () => {
    const third = line('12.00', { taxCode: 'LESSONS' });
    expect(rowsOf([lessons, care, third])).toEqual([
      ['E', LESSONS, '252.00'],
      ['E', CARE, '228.00'],
    ]);
    expect(built([lessons, care])?.totals).toMatchObject({ taxExclusive: '468.00', taxTotal: '0.00', amountDue: '468.00' });
    expect(built([lessons, care])?.lines.map(({ exemptionReason }) => exemptionReason)).toEqual([LESSONS, CARE]);
  });

  it('of a discount or charge on the document is that of its own code', () => {
    const allowancesAndCharges = [{ kind: 'ALLOWANCE', reason: 'Family', amount: '28.00', taxCode: 'CARE' }];
    expect(rowsOf([lessons, care], { allowancesAndCharges })).toEqual([
      ['E', LESSONS, '240.00'],
      ['E', CARE, '200.00'],
    ]);
  });

  it('holds for credit notes, and where each line is rounded or prices include tax', () => {
    const credited = [
      line('240.00', { taxCode: 'LESSONS', quantity: '-1' }),
      line('228.00', { taxCode: 'CARE', quantity: '-1' }),
    ];
    expect(rowsOf(credited, { type: 'CREDIT_NOTE' })).toEqual([
      ['E', LESSONS, '-240.00'],
      ['E', CARE, '-228.00'],
    ]);
    for (const fields of [{ taxRounding: 'LINE' }, { priceTaxInclusive: true }])
      expect(rowsOf([lessons, care], fields)).toHaveLength(2);
  });

  it('of a code without a reason, or of a line whose reason nobody can know, is not that of another code', () => {
    expect(rowsOf([line('1.00', { taxCode: 'BARE' }), care])).toEqual([
      ['E', CARE, '228.00'],
      ['E', null, '1.00'],
    ]);
    expect(rowsOf([line('1.00', exempt)])).toEqual([['E', null, '1.00']]);
  });

  it('of a line without a code is that of the only code for its category and rate', () => {
    expect(rowsOf([line('1.00', { taxCategory: 'G', taxRate: '0.0' })])).toEqual([['G', 'Export', '1.00']]);
  });

  it('can stand on the line, and for a category on the invoice; the nearest goes first', () => {
    const own = line('1.00', { ...exempt, exemptionReason: 'Own' });
    expect(rowsOf([own, care])).toEqual([
      ['E', CARE, '228.00'],
      ['E', 'Own', '1.00'],
    ]);
    expect(rowsOf([own, care, lessons], { exemptionReasons: { E: 'Agreed' } })).toEqual([
      ['E', 'Agreed', '468.00'],
      ['E', 'Own', '1.00'],
    ]);
  });

  it('tells no tax apart that is rounded once', () => {
    const taxed = ['A', 'B'].map((exemptionReason) => line('0.12', { taxCode: 'VAT20', exemptionReason }));
    expect(rowsOf(taxed)).toEqual([['S', 'A; B', '0.24']]);
    expect(built(taxed)?.totals.taxTotal).toBe('0.05');
  });
});

describe('a stated breakdown', () => {
  const entry = (taxableAmount: string, fields: object = {}) => ({
    category: 'E',
    rate: '0',
    taxableAmount,
    taxAmount: '0',
    ...fields,
  });

  it('names the reason of each entry', () => {
    const taxBreakdown = [entry('240.00', { exemptionReason: LESSONS }), entry('228.00', { exemptionReason: CARE })];
    expect(rowsOf([care, lessons], { taxBreakdown })).toHaveLength(2);
  });

  it('may have one entry for a category and rate: with its own words, or the reasons of all its lines', () => {
    const one = (fields: object = {}) => rowsOf([care, lessons], { taxBreakdown: [entry('468.00', fields)] });
    expect(one({ exemptionReason: 'Exempt' })).toEqual([['E', 'Exempt', '468.00']]);
    expect(one()).toEqual([['E', `${CARE}; ${LESSONS}`, '468.00']]);
  });

  it.each([
    [
      'an entry whose reason no line has',
      [entry('240.00', { exemptionReason: 'X' }), entry('228.00', { exemptionReason: CARE })],
      'taxBreakdown[0]',
    ],
    [
      'two entries of one reason',
      [entry('228.00', { exemptionReason: CARE }), entry('240.00', { exemptionReason: CARE })],
      'taxBreakdown[1]',
    ],
    ['two without a reason', [entry('228.00'), entry('240.00')], 'taxBreakdown[0]'],
    [
      'the amount of the other reason',
      [entry('228.00', { exemptionReason: LESSONS }), entry('240.00', { exemptionReason: CARE })],
      'taxBreakdown[0].taxableAmount',
    ],
  ])('is refused with %s', (_, taxBreakdown, field) => {
    const first = (faultsOf([care, lessons], { taxBreakdown }) as unknown[])[0];
    expect(first).toEqual({ path: `invoices[0].${field}`, message: expect.any(String) });
  });
});
