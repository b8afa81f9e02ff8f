import { describe, expect, it } from '@jest/globals';
import { ImportError } from '../../../../src/records/faults/errors.js';
import { buildInvoice } from '../../../../src/records/import/build/build-invoices.js';
import { sellerFromFile } from '../../../../src/records/import/build/known-seller.js';
import { parseRecords } from '../../../../src/records/import/format/parse-import.js';

const ID = '0bdbde62-7bf6-4b37-a968-456285cc62ae';

const LINE = { name: 'Oak shelf', quantity: '1', unitPrice: '100.00', taxCategory: 'S', taxRate: '19' };
const line = (more: object = {}) => ({ ...LINE, ...more });
const taxed = (taxCategory: string, taxRate: string, more: object = {}) => line({ taxCategory, taxRate, ...more });
const item = (kind: string, more: object = {}) => ({ kind, reason: 'R', amount: '10.00', ...more });

/** Faults, or warnings, of one invoice. */
function judged(invoice: object): { faults: string[]; warnings: string[] } {
  const organisation = {
    id: ID,
    name: 'Fern',
    address: { countryCode: 'DE' },
    taxes: [
      { code: 'RC19', category: 'AE', rate: '19' },
      { code: 'ZERO', category: 'Z', rate: '0', exemptionReason: 'Zero' },
    ],
  };
  const sent = {
    organisationId: ID,
    buyer: { name: 'Moss' },
    number: 'F-1',
    currencyCode: 'EUR',
    issueDate: '2026-11-02',
    lines: [LINE],
    ...invoice,
  };
  try {
    const file = parseRecords({ organisations: [organisation], invoices: [sent] });
    const [imported] = file.invoices;
    const [seller] = file.organisations;
    if (!imported || !seller) throw new Error('nothing was read');
    const context = { seller: sellerFromFile(seller), customers: [], path: 'invoices[0]', sequence: '1' };
    const { warnings } = buildInvoice(imported, context);
    return { faults: [], warnings: warnings.map(({ term, path, message }) => `${term} ${path.slice(12)} ${message}`) };
  } catch (error) {
    if (!(error instanceof ImportError)) throw error;
    return { faults: error.faults.map(({ path, message }) => `${path.slice(12)} ${message}`), warnings: [] };
  }
}

const faults = (invoice: object) => judged(invoice).faults;
const warnings = (invoice: object) => {
  const { faults: found, warnings: odd } = judged(invoice);
  expect(found).toEqual([]);
  return odd;
};

describe('the rate of a category', () => {
  it.each([
    ['AE', '19', '0', 'BR-AE'],
    ['E', '7', '0', 'BR-E'],
    ['Z', '5', '0', 'BR-Z'],
    ['K', '19', '0', 'BR-IC'],
    ['G', '19', '0', 'BR-G'],
    ['O', '19', '0', 'BR-O'],
    ['S', '0', 'more than 0', 'BR-S'],
  ])('%s %s is refused', (category, rate, must, rule) => {
    const said = (number: string) => `is ${rate}; it must be ${must}, as the category is ${category} (${rule}-${number})`;
    expect(faults({ lines: [taxed(category, rate)] })).toEqual([`lines[0].taxRate ${said('05')}`]);
    const charges = [item('ALLOWANCE'), item('CHARGE')].map((one) => ({ ...one, taxCategory: category, taxRate: rate }));
    expect(faults({ allowancesAndCharges: charges })).toEqual([
      `allowancesAndCharges[0].taxRate ${said('06')}`,
      `allowancesAndCharges[1].taxRate ${said('07')}`,
    ]);
    expect(faults({ lines: [line({ furtherTaxes: [{ taxCategory: category, taxRate: rate }] })] })[0]).toContain(
      'lines[0].furtherTaxes[0].taxRate',
    );
  });

  it.each([
    ['L', '7'],
    ['L', '0'],
    ['M', '10'],
    ['B', '22'],
    ['S', '0.5'],
    ['AE', '0.00'],
  ])('%s %s is taken', (category, rate) => {
    expect(faults({ lines: [taxed(category, rate)] })).toEqual([]);
  });

  it('is also that of the tax breakdown', () => {
    const taxBreakdown = [{ category: 'AE', rate: '19', taxableAmount: '100.00', taxAmount: '19.00' }];
    expect(faults({ lines: [taxed('AE', '19')], taxBreakdown })).toEqual([
      expect.stringContaining('lines[0].taxRate'),
      'taxBreakdown[0].rate is 19; it must be 0, as the category is AE (BR-AE-09)',
    ]);
  });

  it('is blamed on the tax code that has it', () => {
    expect(faults({ lines: [{ name: 'A', quantity: '1', unitPrice: '1.00', taxCode: 'RC19' }] })).toEqual([
      'lines[0].taxCode has the rate 19; it must be 0, as the category is AE (BR-AE-05)',
    ]);
  });

  it('stands as stated, and in a sub-line, with a warning', () => {
    expect(warnings({ figures: 'as-stated', lines: [taxed('AE', '19')] })[0]).toContain('BT-152 lines[0].taxRate is 19');
    expect(warnings({ lines: [LINE, taxed('AE', '19', { level: 1 })] })[0]).toContain('BT-152 lines[1].taxRate is 19');
  });
});

describe('reasons and categories that do not go together', () => {
  it('are odd: a reason where tax is charged', () => {
    const entry = { category: 'S', rate: '19', taxableAmount: '100.00', taxAmount: '19.00', exemptionReason: 'Why' };
    const odd = (category: string, rule: string) => `is given for the category ${category}, which has no exemption (${rule}).`;
    expect(warnings({ lines: [line({ exemptionReason: 'Why' })] })).toEqual([
      `BT-120 lines[0].exemptionReason ${odd('S', 'BR-S-10')}`,
    ]);
    expect(warnings({ taxBreakdown: [entry] })).toEqual([`BT-120 taxBreakdown[0].exemptionReason ${odd('S', 'BR-S-10')}`]);
    expect(warnings({ lines: [taxed('Z', '0')], exemptionReasons: { Z: 'Why' } })).toEqual([
      `BT-120 exemptionReasons.Z ${odd('Z', 'BR-Z-10')}`,
    ]);
    expect(warnings({ lines: [{ name: 'A', quantity: '1', unitPrice: '1.00', taxCode: 'ZERO' }] })).toEqual([
      `BT-120 lines[0].taxCode ${odd('Z', 'BR-Z-10')}`,
    ]);
    expect(warnings({ lines: [taxed('L', '7', { exemptionReasonCode: 'X' })] })[0]).toContain('BR-AF-10');
    expect(warnings({ lines: [taxed('M', '7', { exemptionReasonCode: 'X' })] })[0]).toContain('BR-AG-10');
    expect(warnings({ lines: [taxed('E', '0', { exemptionReason: 'Why' })] })).toEqual([]);
  });

  it('are odd: outside the scope of tax, but only in part', () => {
    const charges = [item('ALLOWANCE', taxed('S', '19')), item('CHARGE', taxed('S', '19'))].map(
      ({ name: _name, quantity: _quantity, unitPrice: _price, ...charge }: Record<string, unknown>) => charge,
    );
    const found = warnings({ lines: [taxed('O', '0'), LINE], allowancesAndCharges: charges });
    expect(found.map((text) => text.split(' ').slice(0, 2).join(' '))).toEqual([
      'BT-151 lines[1].taxCategory',
      'BT-95 allowancesAndCharges[0].taxCategory',
      'BT-102 allowancesAndCharges[1].taxCategory',
    ]);
    expect(found.map((text) => /BR-O-\d+/.exec(text)?.[0])).toEqual(['BR-O-12', 'BR-O-13', 'BR-O-14']);
    const taxBreakdown = [
      { category: 'O', rate: '0', taxableAmount: '100.00', taxAmount: '0.00' },
      { category: 'S', rate: '19', taxableAmount: '100.00', taxAmount: '19.00' },
    ];
    expect(warnings({ lines: [taxed('O', '0'), LINE], taxBreakdown })[1]).toContain('BT-118 taxBreakdown[1].category');
    expect(warnings({ lines: [taxed('O', '0'), { kind: 'HEADING', name: 'H' }] })).toEqual([]);
  });
});

describe('the lines of an invoice', () => {
  it('hold the line that a sub-line belongs to', () => {
    const said = 'level is 1; it must be 0, as no line of the level 0 is above it';
    expect(faults({ lines: [line({ level: 1 }), LINE] })).toEqual([`lines[0].${said}`]);
    const underHeading = { lines: [LINE, { kind: 'HEADING', name: 'H' }, line({ level: 1 })] };
    expect(faults(underHeading)).toEqual([]);
    expect(warnings(underHeading)).toContain(
      'BG-25 lines[2].level is 1, but only a heading is above it: its amounts count nowhere.',
    );
    expect(faults({ figures: 'as-stated', lines: [line({ level: 3 })] })[0]).toContain('lines[0].level is 3');
    expect(faults({ lines: [LINE, { kind: 'TEXT', name: 'T' }, line({ level: 1 }), line({ level: 2 })] })).toEqual([]);
  });

  it('are not missing, except from a draft', () => {
    const heading = [{ kind: 'HEADING', name: 'H' }];
    for (const lines of [[], heading]) {
      expect(faults({ lines })[0]).toContain('lines is without a line; it must be a list with a line of the kind ITEM (BR-16)');
      expect(faults({ lines, status: 'VOID' })).toHaveLength(1);
      expect(faults({ lines, status: 'DRAFT' })).toEqual([]);
    }
  });
});

describe('amounts that are odd', () => {
  it('are those of a credit note that adds up to a claim', () => {
    expect(warnings({ type: 'CREDIT_NOTE' })[0]).toContain('BT-3 type is 381, a credit note, but its total of 119.00');
    expect(warnings({ typeCode: '381' })[0]).toContain('BT-3 typeCode is 381');
    expect(warnings({ type: 'CREDIT_NOTE', lines: [line({ quantity: '-1' })] })).toEqual([]);
    expect(warnings({ typeCode: '384', lines: [line({ quantity: '-1' })] })).toEqual([]);
  });

  it('are those of tax in the accounting currency', () => {
    const accounting = (currencyCode: string, amount: string) => warnings({ accountingTax: { currencyCode, amount } });
    expect(accounting('EUR', '19.00')).toEqual([
      'BT-6 accountingTax.currencyCode is EUR, the currency of the invoice; it is for another one.',
    ]);
    expect(accounting('GBP', '-16.00')).toEqual([
      'BT-111 accountingTax.amount is -16.00, but the tax of the invoice is 19.00: the signs differ.',
    ]);
    expect(accounting('GBP', '16.00')).toEqual([]);
  });

  it('are those of tax that is withheld with another sign', () => {
    const withheld = (amount: string, more: object = {}) =>
      warnings({ withholdingTaxes: [{ name: 'IRPF', amount }], ...more }).map((text) => text.slice(0, 38));
    expect(withheld('-15.00')).toEqual(['null withholdingTaxes[0].amount is -15']);
    expect(withheld('15.00')).toEqual([]);
    expect(withheld('-15.00', { type: 'CREDIT_NOTE', lines: [line({ quantity: '-1' })] })).toEqual([]);
  });

  it('are those of a percentage without its base', () => {
    const tenth = (kind: string, more: object = {}) => item(kind, { percentage: '10', ...more });
    const tax = { taxCategory: 'S', taxRate: '19' };
    const both = warnings({
      lines: [line({ allowancesAndCharges: [tenth('ALLOWANCE'), tenth('CHARGE')] })],
      allowancesAndCharges: [tenth('ALLOWANCE', tax), tenth('CHARGE', tax)],
    });
    expect(both.map((text) => text.split(' ').slice(0, 2).join(' '))).toEqual([
      'BT-137 lines[0].allowancesAndCharges[0].baseAmount',
      'BT-142 lines[0].allowancesAndCharges[1].baseAmount',
      'BT-93 allowancesAndCharges[0].baseAmount',
      'BT-100 allowancesAndCharges[1].baseAmount',
    ]);
    expect(warnings({ lines: [line({ allowancesAndCharges: [tenth('ALLOWANCE', { baseAmount: '100.00' })] })] })).toEqual([]);
  });
});

describe('the paths of faults', () => {
  it('are those of what was sent: what is calculated from it is not named too', () => {
    expect(faults({ currencyCode: 'JPY', lines: [line({ unitPrice: '100.5', netAmount: '100.5' })] })).toEqual([
      'lines[0].netAmount is 100.5; it must be an amount without decimals, as JPY has none',
    ]);
    expect(faults({ lines: [line({ netAmount: '90.00' })] })).toEqual(['lines[0].netAmount is 90.00; it must be 100.00']);
    expect(faults({ priceTaxInclusive: true, lines: [line({ unitPrice: '999.00', netAmount: '500.00' })] })).toEqual([
      'lines[0].netAmount is 500.00; it must be 839.50',
    ]);
    expect(faults({ payments: [{ number: 'P', amount: '1.005', paidOn: '2026-11-03' }] })).toEqual([
      'payments[0].amount is 1.005; it must be an amount with at most 2 decimals, as EUR has',
    ]);
  });

  it('are those of the format: the paid amount is no total of it', () => {
    const payments = [{ number: 'P', amount: '10.00', paidOn: '2026-11-03' }];
    expect(faults({ paidAmount: '12.00', payments })).toEqual(['paidAmount is 12.00; it must be 10.00']);
  });

  it('name what was left out, if only its calculation shows the fault', () => {
    const lines = Array.from({ length: 4 }, () => line({ unitPrice: '0.02', taxAmount: '0.01' }));
    expect(faults({ lines })).toEqual(['taxBreakdown is left out; calculated, its taxAmount is 0.04; it must be 0.02']);
  });
});

describe('tax that is withheld', () => {
  const withheld = (tax: object) => ({ withholdingTaxes: [{ name: 'IRPF', ...tax }] });

  it.each([
    ['100000.00', 'withholdingTaxes[0].baseAmount is 100000.00; it must be at most 119.00, the total with tax'],
    ['120.00', 'withholdingTaxes[0].baseAmount is 120.00; it must be at most 119.00, the total with tax'],
  ])('is not of %s', (baseAmount, fault) => {
    const amount = String(Number(baseAmount) * 0.15);
    expect(faults(withheld({ rate: '15', baseAmount, amount }))).toEqual([fault]);
  });

  it('is not more than the total, unless other lines lower it', () => {
    expect(faults(withheld({ amount: '130.00' }))).toEqual([
      'withholdingTaxes is 130.00; it must be at most 119.00, the total with tax',
    ]);
    const advance = line({ quantity: '-1', unitPrice: '90.00' });
    const own = withheld({ rate: '15', baseAmount: '100.00', amount: '15.00' });
    expect(warnings({ lines: [LINE, advance], ...own })).toEqual([
      'null withholdingTaxes[0].baseAmount is 100.00, more than 11.90, the total with tax.',
      'null withholdingTaxes is 15.00, more than 11.90, the total with tax.',
    ]);
  });

  it('at a rate without a base is of the invoice', () => {
    for (const amount of ['15.00', '17.85', '2.85']) expect(warnings(withheld({ rate: '15', amount }))).toEqual([]);
    expect(warnings(withheld({ rate: '15', amount: '9.00' }))).toEqual([
      'null withholdingTaxes[0].amount is 9.00; 15 % of 100.00, the total without tax, is 15.00. State the baseAmount if it is another one.',
    ]);
    expect(faults(withheld({ rate: '15', amount: '90.00' }))).toEqual([
      'withholdingTaxes[0].amount is 90.00; it must be 15.00, as 15 % of 100.00, the total without tax',
    ]);
  });
});

describe('two taxes on a line', () => {
  const first = { taxName: 'CGST', taxCategory: 'S', taxRate: '9' };

  it('are not one tax twice', () => {
    const message = 'it must be another tax than those before it, by its name, category or rate';
    expect(faults({ lines: [line({ ...first, furtherTaxes: [{ ...first, taxRate: '9.0' }] })] })).toEqual([
      `lines[0].furtherTaxes[0] is CGST S 9 %; ${message}`,
    ]);
  });

  it('have an entry each', () => {
    const lines = [line({ ...first, furtherTaxes: [{ ...first, taxName: 'SGST' }] })];
    const entry = { category: 'S', rate: '9', taxableAmount: '200.00', taxAmount: '18.00' };
    expect(warnings({ lines })).toEqual([]);
    expect(faults({ lines, taxBreakdown: [entry] })).toEqual([
      'taxBreakdown[0] is S 9 %; it must be one entry for each of the taxes that its lines have, with its name',
    ]);
  });
});

describe('a refusal', () => {
  const totals = (lineNetTotal: string, taxTotal: string, taxInclusive: string) => ({
    totals: { lineNetTotal, taxExclusive: lineNetTotal, taxTotal, taxInclusive, amountDue: taxInclusive },
  });
  const nines = { priceTaxInclusive: true, lines: [line({ quantity: '3', unitPrice: '9.99' })] };

  it('names what is wrong, with what follows from the lines', () => {
    expect(faults(totals('105.00', '25.00', '130.00'))).toEqual([
      'totals.lineNetTotal is 105.00; it must be 100.00',
      'totals.taxExclusive is 105.00; it must be 100.00',
      'totals.taxTotal is 25.00; it must be 19.00',
      'totals.taxInclusive is 130.00; it must be 119.00',
      'totals.amountDue is 130.00; it must be 119.00',
    ]);
    expect(faults({ ...nines, ...totals('25.18', '4.78', '29.96') })).toEqual([
      'totals.taxTotal is 4.78; it must be 4.79',
      'totals.taxInclusive is 29.96; it must be 29.97',
      'totals.amountDue is 29.96; it must be 29.97',
    ]);
  });

  it('does not depend on how much is stated', () => {
    const items = Array.from({ length: 20 }, () => line({ unitPrice: '0.12', taxRate: '20' }));
    const taxBreakdown = [{ category: 'S', rate: '20', taxableAmount: '1.80', taxAmount: '0.60' }];
    const gross = { priceTaxInclusive: true, lines: items };
    expect(faults({ ...gross, taxBreakdown })[0]).toBe('taxBreakdown[0].taxAmount is 0.60; it must be 0.40');
    expect(faults({ ...gross, ...totals('1.80', '0.60', '2.40') })[2]).toBe('totals.taxTotal is 0.60; it must be 0.40');
    const byLine = { taxRounding: 'LINE', lines: items, taxBreakdown: [{ ...taxBreakdown[0], taxableAmount: '2.40' }] };
    expect(faults(byLine)).toEqual(['taxBreakdown[0].taxAmount is 0.60; it must be 0.40, the tax of its lines']);
  });

  it('names a hundred of many lines', () => {
    const lines = Array.from({ length: 300 }, () => line({ netAmount: '90.00' }));
    expect(faults({ lines })).toHaveLength(100);
  });
});

describe('prices that include tax', () => {
  const lines = ['9.99', '9.99', '9.99'].map((unitPrice) => line({ unitPrice }));

  it('are right line by line, and odd on the total if the tax is rounded another way', () => {
    expect(warnings({ priceTaxInclusive: true, taxRounding: 'LINE', lines })).toEqual([]);
    const totals = { lineNetTotal: '25.19', taxExclusive: '25.19', taxTotal: '4.78', taxInclusive: '29.97', amountDue: '29.97' };
    expect(warnings({ priceTaxInclusive: true, lines, totals })).toEqual([
      'BT-117 totals.taxTotal makes the tax of an entry 4.78; exactly, it is 4.785126.',
    ]);
  });
});
