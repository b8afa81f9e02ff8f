import { describe, expect, it } from '@jest/globals';
import { checkStatement } from '../../../src/invoices/checks/check-statement.js';
import type { Statement, StatementEntry } from '../../../src/invoices/statement.js';
import { documentOf } from '../../templates/fixtures/samples.js';

const statement = documentOf('statement-short', 'STATEMENT');

const withEntry = (index: number, changes: Partial<StatementEntry>): Statement => ({
  ...statement,
  entries: statement.entries.map((entry, at) => (at === index ? { ...entry, ...changes } : entry)),
});

describe('a statement', () => {
  it('that follows from its entries is accepted', () => {
    expect(() => checkStatement(statement)).not.toThrow();
  });

  it('without entries closes as it opened', () => {
    const quiet = { ...statement, entries: [], closingBalance: '642.18', ageing: { ...statement.ageing, notDue: '642.18' } };
    const none = { days1To30: '0', days31To60: '0', days61To90: '0', over90Days: '0' };
    expect(() => checkStatement({ ...quiet, ageing: { ...none, notDue: '642.18' } })).not.toThrow();
    expect(() => checkStatement({ ...quiet, ageing: { ...none, notDue: '642.18' }, closingBalance: '642.19' })).toThrow(
      "closingBalance is 642.19, the statement's own figures make it 642.18",
    );
  });

  it.each([
    ['a running balance', withEntry(1, { balance: '2356.26' }), 'entries[1].balance is 2356.26', '2356.25'],
    ['the opening balance', { ...statement, openingBalance: '642.17' }, 'entries[0].balance is 2856.25', '2856.24'],
    ['the closing balance', { ...statement, closingBalance: '6320.58' }, 'closingBalance is 6320.58', '6320.59'],
    ['a debit', withEntry(0, { debit: '2214.06' }), 'entries[0].balance is 2856.25', '2856.24'],
    ['the ageing', { ...statement, ageing: { ...statement.ageing, notDue: '2051.91' } }, 'ageing is 6320.6', '6320.59'],
    ['a payment on the wrong side', withEntry(1, { debit: '500.00', credit: null }), 'entries[1].credit is absent', 'PAYMENT'],
    ['both sides', withEntry(1, { debit: '1.00' }), 'entries[1].debit is 1.00', 'absent, as the type is PAYMENT'],
    ['a negative debit', withEntry(0, { debit: '-1.00' }), 'entries[0].debit is -1.00', 'zero or more'],
    ['a day before the period', withEntry(0, { date: '2026-07-31' }), 'entries[0].date is 2026-07-31', '2026-08-01 or later'],
    ['a day after the period', withEntry(4, { date: '2026-11-01' }), 'entries[4].date is 2026-11-01', '2026-10-31 or earlier'],
    ['days out of order', withEntry(2, { date: '2026-08-13' }), 'entries[2].date is 2026-08-13', '2026-08-14 or later'],
    ['a period that ends before it begins', { ...statement, periodEnd: '2026-07-01' }, 'periodEnd is 2026-07-01', 'or later'],
    [
      'more decimals than the currency',
      withEntry(0, { debit: '2214.071' }),
      'entries[0].debit is 2214.071',
      '2 decimals, as USD has',
    ],
    ['decimals in yen', { ...statement, currencyCode: 'JPY' }, 'openingBalance is 642.18', 'without decimals, as JPY has none'],
  ])('that contradicts itself by %s is refused', (_, wrong, stored, expected) => {
    expect(() => checkStatement(wrong)).toThrow(stored);
    expect(() => checkStatement(wrong)).toThrow(expected);
    expect(() => checkStatement(wrong)).toThrow(expect.objectContaining({ code: 'inconsistent_invoice' }));
  });

  it('in no currency is refused', () => {
    expect(() => checkStatement({ ...statement, currencyCode: 'XXX' })).toThrow('unknown currency "XXX"');
  });
});
