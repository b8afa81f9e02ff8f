import { describe, expect, it } from '@jest/globals';
import type { EInvoice, Line } from '../../../src/e-invoice/terms/terms.js';
import type { Invoice } from '../../../src/invoices/invoice.js';
import { differencesInTerms } from '../../../src/read-back/index.js';
import { documentOf } from '../../templates/fixtures/samples.js';

const line = (amount: string, parts: Line[] = []): Line => ({
  'BT-131': amount,
  'BG-27': [],
  'BG-28': [],
  'BT-158': [],
  'BG-32': [],
  'BG-DEX-01': parts,
});

/** The terms of an invoice without sub-lines, as far as they are compared. */
function termsOf(invoice: Invoice): EInvoice {
  const amount = (value: string) => (invoice.type === 'CREDIT_NOTE' ? value.replace(/^-/, '') : value);
  const { totals, paymentMeans } = invoice;
  return {
    'BT-1': invoice.number,
    'BT-2': invoice.issueDate,
    ...(invoice.dueDate !== null && { 'BT-9': invoice.dueDate }),
    'BG-1': [],
    'BG-3': [],
    'BG-4': { 'BT-27': invoice.organisation.legalName ?? invoice.organisation.name, 'BT-29': [] },
    'BG-7': { 'BT-44': invoice.customer.name, 'BT-46': [] },
    'BG-16': [{ 'BG-17': paymentMeans.flatMap(({ iban }) => (iban === null ? [] : [{ 'BT-84': iban.replaceAll(' ', '') }])) }],
    'BG-20': [],
    'BG-21': [],
    'BG-22': {
      'BT-106': amount(totals.lineNetTotal),
      'BT-109': amount(totals.taxExclusive),
      'BT-110': amount(totals.taxTotal),
      'BT-112': amount(totals.taxInclusive),
      'BT-115': amount(totals.amountDue),
    },
    'BG-23': invoice.taxBreakdown
      .map(({ category, rate, taxAmount }) => ({ 'BT-117': amount(taxAmount), 'BT-118': category, 'BT-119': rate }))
      .toReversed(),
    'BG-24': [],
    'BG-25': invoice.lines.filter(({ kind }) => kind === 'ITEM').map(({ netAmount }) => line(amount(netAmount))),
    'BG-DEX-09': [],
  };
}

const invoice = documentOf('sepa', 'INVOICE');
const terms = termsOf(invoice);

describe('an e-invoice', () => {
  it.each([
    ['sepa', 'INVOICE'],
    ['reverse-charge', 'INVOICE'],
    ['credit-note', 'CREDIT_NOTE'],
  ] as const)('that says what the model says has no difference: %s', (name, type) => {
    const document: Invoice = documentOf(name, type);
    expect(differencesInTerms(document, termsOf(document))).toEqual([]);
  });

  it.each<[string, Partial<EInvoice>]>([
    ['BT-1', { 'BT-1': 'other' }],
    ['BT-2', { 'BT-2': '2026-01-01' }],
    ['BT-9', { 'BT-9': '2026-01-01' }],
    ['BT-27', { 'BG-4': { 'BT-29': [] } }],
    ['BT-44', { 'BG-7': { 'BT-44': 'Other', 'BT-46': [] } }],
    ['BT-84', { 'BG-16': [{ 'BG-17': [{ 'BT-84': 'DE02120300000000202051' }] }] }],
    ['BT-106', { 'BG-22': { ...terms['BG-22'], 'BT-106': '1.00' } }],
    ['BT-109', { 'BG-22': { ...terms['BG-22'], 'BT-109': `-${terms['BG-22']['BT-109']}` } }],
    ['BT-110', { 'BG-22': { ...terms['BG-22'], 'BT-110': '0.00' } }],
    ['BT-112', { 'BG-22': { ...terms['BG-22'], 'BT-112': 'none' } }],
    ['BT-115', { 'BG-22': { ...terms['BG-22'], 'BT-115': `${terms['BG-22']['BT-115']}1` } }],
    ['BT-117', { 'BG-23': [{ ...terms['BG-23'][0], 'BT-117': '1.00' }, ...terms['BG-23'].slice(1)] }],
    ['BT-117', { 'BG-23': [] }],
    ['BT-131', { 'BG-25': terms['BG-25'].slice(1) }],
    ['BT-131', { 'BG-25': terms['BG-25'].toReversed() }],
    ['BT-131', { 'BG-25': terms['BG-25'].map((one) => ({ ...one, 'BT-131': 'x' })) }],
  ])('differs in %s: %j', (term, other) => {
    expect(differencesInTerms(invoice, { ...terms, ...other })).toEqual([term]);
  });

  it('has sub-lines behind the line that they are part of, and lines of nothing count as headings', () => {
    const [first, ...others] = terms['BG-25'];
    const part = {
      ...invoice,
      lines: invoice.lines.flatMap((one, index) => (index === 0 ? [one, { ...one, level: 1, netAmount: '5.00' }] : [one])),
    };
    const nested = { ...terms, 'BG-25': [line('0.00'), { ...line(first?.['BT-131'] ?? '', [line('5.00')]) }, ...others] };
    expect(differencesInTerms(part, nested)).toEqual([]);
  });
});
