import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { ageingOf } from '../../../src/invoices/totals/ageing.js';
import { type CalculableStatement, calculateStatement } from '../../../src/invoices/totals/calculate-statement.js';
import { checkStatement } from '../../../src/invoices/checks/check-statement.js';
import { decimal } from '../../../src/invoices/money.js';
import { documentOf } from '../../templates/fixtures/samples.js';

const base: CalculableStatement = {
  currencyCode: 'EUR',
  periodStart: '2026-01-01',
  periodEnd: '2026-03-31',
  openingBalance: '0',
  openingDueDate: null,
  entries: [],
};
const invoice = (date: string, dueDate: string | null, debit: string) =>
  ({ date, type: 'INVOICE', number: 'I', dueDate, debit, credit: null }) as const;
const payment = (date: string, credit: string) =>
  ({ date, type: 'PAYMENT', number: 'P', dueDate: null, debit: null, credit }) as const;

describe('balances', () => {
  it('run from the opening to the closing one, with the decimals of the currency', () => {
    const calculated = calculateStatement({
      ...base,
      openingBalance: '100.5',
      entries: [invoice('2026-01-05', '2026-02-04', '49.5'), payment('2026-01-20', '200')],
    });
    expect(calculated.openingBalance).toBe('100.50');
    expect(calculated.entries.map(({ balance }) => balance)).toEqual(['150.00', '-50.00']);
    expect(calculated.closingBalance).toBe('-50.00');
  });
});

describe('ageing', () => {
  const age = (dueDate: string) =>
    Object.entries(
      ageingOf({ debits: [{ dueDate, amount: decimal('7') }], credits: decimal('0'), asOf: '2026-03-31', currencyCode: 'EUR' }),
    ).find(([, amount]) => amount !== '0.00');

  it.each([
    ['2026-04-01', 'notDue'],
    ['2026-03-31', 'notDue'],
    ['2026-03-30', 'days1To30'],
    ['2026-03-01', 'days1To30'],
    ['2026-02-28', 'days31To60'],
    ['2026-01-30', 'days31To60'],
    ['2026-01-29', 'days61To90'],
    ['2025-12-31', 'days61To90'],
    ['2025-12-30', 'over90Days'],
  ])('puts what was due on %s into %s', (dueDate, bucket) => {
    expect(age(dueDate)).toEqual([bucket, '7.00']);
  });

  it('lets payments settle what was due first, the opening balance before all', () => {
    const { ageing } = calculateStatement({
      ...base,
      openingBalance: '40',
      entries: [
        invoice('2026-01-10', '2026-03-15', '100'),
        invoice('2026-01-12', '2026-02-10', '60'),
        payment('2026-02-01', '70'),
        invoice('2026-03-20', null, '5'),
      ],
    });
    expect(ageing).toEqual({ notDue: '0.00', days1To30: '105.00', days31To60: '30.00', days61To90: '0.00', over90Days: '0.00' });
  });

  it('shows a credit beyond all debts as a negative amount that is not due', () => {
    const { ageing } = calculateStatement({ ...base, openingBalance: '-25', entries: [invoice('2026-01-10', null, '10')] });
    expect(ageing).toEqual({ notDue: '-15.00', days1To30: '0.00', days31To60: '0.00', days61To90: '0.00', over90Days: '0.00' });
  });
});

describe('what is calculated', () => {
  it('passes the check, whatever the amounts', () => {
    const shell = documentOf('statement-short', 'STATEMENT');
    const cents = fc.integer({ min: 0, max: 10_000_000 }).map((value) => (value / 100).toFixed(2));
    const entry = fc.record({ isDebit: fc.boolean(), amount: cents });
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.array(entry, { maxLength: 30 }), (opening, entries) => {
        const given = {
          ...base,
          openingBalance: (opening / 100).toFixed(2),
          entries: entries.map(({ isDebit, amount }) =>
            isDebit ? invoice('2026-02-01', '2026-02-20', amount) : payment('2026-02-01', amount),
          ),
        };
        expect(() => checkStatement({ ...shell, ...given, ...calculateStatement(given) })).not.toThrow();
      }),
    );
  });
});
