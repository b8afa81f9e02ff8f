import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { BEYOND_RULES, checkBeyond } from '../../../../src/e-invoice/model/beyond/check-beyond.js';
import type { ProfileId } from '../../../../src/e-invoice/profiles.js';
import type { Invoice } from '../../../../src/invoices/invoice.js';
import { buyer, imported, LINE } from '../../fixtures/imported.js';
import { profile } from '../../fixtures/profiles.js';

const S19 = { taxCategory: 'S', taxRate: '19' };
const TVQ = { taxName: 'TVQ', taxCategory: 'S', taxRate: '9.975' };
const DOUBLE = { ...LINE, taxName: 'TPS', taxRate: '5', furtherTaxes: [TVQ] };
const SUB = { ...LINE, level: 1 };
const file = (fields: object) => ({ supportingDocuments: [{ reference: 'D', content: 'QUJD', ...fields }] });
const THIRD_PARTY = [{ type: 'Waste', amount: '12.50', description: 'for the city' }];
const FIGURES = {
  totals: { lineNetTotal: '201', taxExclusive: '201', taxTotal: '38.19', taxInclusive: '239.19', amountDue: '239.19' },
  taxBreakdown: [{ category: 'S', rate: '19', taxableAmount: '201', taxAmount: '38.19' }],
};

const faultsOf = (invoice: Invoice, id: ProfileId) =>
  checkBeyond(invoice, profile(id)).map(({ rule, severity, term, path }) => [rule, severity, term, path].join(' '));

/** What breaks each rule, the faults, and what does not. */
const CASES: [rule: string, broken: Record<string, unknown>, faults: string[], kept: Record<string, unknown>, id?: ProfileId][] =
  [
    ['PRESS-01', { status: 'DRAFT' }, ['PRESS-01 fatal BT-3 status'], { status: 'ISSUED' }],
    ['PRESS-01', { status: 'VOID' }, ['PRESS-01 fatal BT-3 status'], {}],
    [
      'PRESS-03',
      { accountingTax: { currencyCode: 'EUR', amount: '38' } },
      ['PRESS-03 warning BT-6 accountingTax.currencyCode'],
      { accountingTax: { currencyCode: 'PLN', amount: '160' } },
    ],
    [
      'PRESS-04',
      { lines: [LINE, DOUBLE] },
      ['PRESS-04 fatal BG-30 lines[1].furtherTaxes', 'PRESS-05 warning BG-30 lines[1].taxName'],
      { lines: [LINE, LINE] },
    ],
    [
      'PRESS-05',
      { lines: [{ ...LINE, taxName: 'GST' }] },
      ['PRESS-05 warning BG-30 lines[0].taxName'],
      { lines: [{ ...LINE, taxName: 'MwSt.' }] },
    ],
    [
      'PRESS-06',
      { withholdingTaxes: [{ name: 'IRPF', amount: '30', rate: '15', baseAmount: '200' }] },
      ['PRESS-06 fatal BT-115 withholdingTaxes[0]'],
      { withholdingTaxes: [{ name: 'IRPF', amount: '0' }] },
    ],
    ['PRESS-07', { thirdPartyPayments: THIRD_PARTY }, ['PRESS-07 fatal BG-DEX-09 thirdPartyPayments[0]'], {}, 'xrechnung-cii'],
    [
      'PRESS-07',
      { typeCode: '381', lines: [{ ...LINE, quantity: '-2' }], thirdPartyPayments: [{ ...THIRD_PARTY[0], amount: '-12.50' }] },
      ['PRESS-07 fatal BG-DEX-09 thirdPartyPayments[0]'],
      { thirdPartyPayments: THIRD_PARTY },
      'xrechnung-ubl',
    ],
    [
      'PRESS-08',
      { figures: 'as-stated', lines: [{ ...LINE, netAmount: '201.00' }], ...FIGURES },
      ['PRESS-08 warning BT-131 lines[0].netAmount'],
      { figures: 'as-stated', lines: [{ ...LINE, netAmount: '200.02', taxAmount: '38.00' }] },
    ],
    [
      'PRESS-09',
      {
        lines: [{ ...LINE, allowancesAndCharges: [{ kind: 'CHARGE', reason: 'x', amount: '-1' }] }],
        allowancesAndCharges: [{ kind: 'ALLOWANCE', reason: 'x', amount: '-1', ...S19 }],
      },
      [
        'PRESS-09 warning BT-141 lines[0].allowancesAndCharges[0].amount',
        'PRESS-09 warning BT-92 allowancesAndCharges[0].amount',
      ],
      {
        typeCode: '381',
        lines: [{ ...LINE, quantity: '-2', allowancesAndCharges: [{ kind: 'CHARGE', reason: 'x', amount: '1' }] }],
      },
    ],
    [
      'PRESS-10',
      { lines: [{ kind: 'HEADING', name: 'a' }, LINE, { kind: 'SUBTOTAL', name: 'b' }] },
      ['PRESS-10 information BG-25 lines[0]', 'PRESS-10 information BG-25 lines[2]'],
      { lines: [LINE, { kind: 'TEXT', name: 'c' }] },
    ],
    ['PRESS-11', { lines: [LINE, SUB] }, ['PRESS-11 information BG-DEX-01 lines[1]'], { lines: [LINE] }],
    [
      'PRESS-11',
      { lines: [LINE, { kind: 'HEADING', name: 'a' }, SUB] },
      ['PRESS-10 information BG-25 lines[1]', 'PRESS-11 information BG-DEX-01 lines[2]'],
      { lines: [LINE, SUB] },
      'xrechnung-ubl',
    ],
    [
      'PRESS-12',
      {
        accountId: 'C1',
        buyer: buyer({ identifiers: [{ id: 'a' }, { id: '4012345000009', scheme: '0088' }] }),
        payee: { name: 'Factor AG', identifiers: [{ id: 'x' }, { id: 'y' }] },
      },
      [
        'PRESS-12 information BT-46 buyer.identifiers[0]',
        'PRESS-12 information BT-46 accountId',
        'PRESS-12 information BT-60 payee.identifiers[1]',
      ],
      { accountId: 'C1', payee: { name: 'Factor AG', identifiers: [{ id: 'x' }] } },
    ],
    [
      'PRESS-13',
      { paymentMeans: [{ iban: 'DE89370400440532013000' }, { cardNumber: '1234' }] },
      ['PRESS-13 warning BG-16 paymentMeans[1]'],
      { paymentMeans: [{ iban: 'DE89370400440532013000' }, { accountNumber: '4711' }] },
    ],
    ['PRESS-14', { payee: { name: 'Nordwind GmbH' } }, ['PRESS-14 information BT-59 payee'], { payee: { name: 'Factor AG' } }],
    [
      'PRESS-15',
      { precedingInvoices: [{ number: 'A' }, { number: 'B' }] },
      ['PRESS-15 fatal BG-3 precedingInvoices[1]'],
      { precedingInvoices: [{ number: 'A' }] },
      'xrechnung-cii',
    ],
    [
      'PRESS-17',
      { lines: [{ ...LINE, taxCategory: 'B', taxRate: '22' }] },
      ['PRESS-17 fatal BT-118 taxBreakdown[0].category'],
      { lines: [{ ...LINE, taxCategory: 'L', taxRate: '7' }] },
    ],
    ['PRESS-16', file({}), ['PRESS-16 fatal BT-125 supportingDocuments[0].mediaType'], file({ fileName: 'plan.PDF' })],
  ];

describe('our own rules', () => {
  it.each(CASES)('%s is broken by %j', (_rule, broken, faults, _kept, id = 'factur-x') => {
    expect(faultsOf(imported(broken), id)).toEqual(faults);
  });

  it.each(CASES)('%s: the opposite of %j keeps it', (_rule, _broken, _faults, kept, id = 'factur-x') => {
    expect(faultsOf(imported(kept), id)).toEqual([]);
  });

  it('PRESS-02 is broken by a type code that points the other way', () => {
    expect(faultsOf({ ...imported(), typeCode: '381' }, 'factur-x')).toEqual(['PRESS-02 fatal BT-3 typeCode']);
    expect(faultsOf({ ...imported(), typeCode: '999' }, 'factur-x')).toEqual(['PRESS-02 fatal BT-3 typeCode']);
  });

  it('take several preceding invoices where the schema does', () => {
    const invoice = imported({ precedingInvoices: [{ number: 'A' }, { number: 'B' }] });
    expect([faultsOf(invoice, 'factur-x'), faultsOf(invoice, 'xrechnung-ubl')]).toEqual([[], []]);
  });

  it('stand in docs/e-invoice-rules.md', () => {
    const page = readFileSync(new URL('../../../../docs/e-invoice-rules.md', import.meta.url), 'utf8');
    const rows = [...page.matchAll(/^\| (PRESS-\d+) \| (\w+) \| (.*) \|$/gm)].map(([, id, severity, message]) => ({
      id,
      severity,
      message,
    }));
    expect(rows).toEqual(BEYOND_RULES.map(({ id, severity, message }) => ({ id, severity, message })));
  });

  it('have each a case here', () => {
    const tried = new Set([...CASES.map(([rule]) => rule), 'PRESS-02']);
    expect(BEYOND_RULES.map(({ id }) => id).toSorted()).toEqual([...tried].toSorted());
  });
});
