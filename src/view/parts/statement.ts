import { AGEING_BUCKETS, type AgeingBucket, type Statement, type StatementEntryType } from '../../invoices/statement.js';
import { decimal, sum } from '../../invoices/money.js';
import type { StatementEntryView, StatementView } from '../document/statement-view.js';
import type { Formats } from '../language/formats.js';
import type { TextKey, Messages } from '../language/messages.js';

const ENTRY_TYPES: Record<StatementEntryType, TextKey> = {
  INVOICE: 'invoice',
  CREDIT_NOTE: 'creditNote',
  PAYMENT: 'entryPayment',
  REFUND: 'entryRefund',
};

const BUCKETS: Record<AgeingBucket, TextKey> = {
  notDue: 'ageingNotDue',
  days1To30: 'ageing1To30',
  days31To60: 'ageing31To60',
  days61To90: 'ageing61To90',
  over90Days: 'ageingOver90',
};

/** The account: opening balance, entries with running balance, closing balance and its ageing. */
export function statementView(statement: Statement, messages: Messages, formats: Formats): StatementView {
  const { currencyCode, periodStart, periodEnd, openingBalance, closingBalance, ageing } = statement;
  const amount = (value: string) => formats.amount(value, currencyCode);
  const entries = statement.entries.map(({ date, type, number, dueDate, debit, credit, balance }): StatementEntryView => ({
    date: formats.shortDate(date),
    type: messages[ENTRY_TYPES[type]],
    number,
    dueDate: dueDate && formats.shortDate(dueDate),
    debit: debit && amount(debit),
    credit: credit && amount(credit),
    balance: amount(balance),
  }));
  const total = (side: 'debit' | 'credit') =>
    amount(sum(statement.entries.map((entry) => decimal(entry[side] ?? '0'))).toFixed());
  const totalDebit = total('debit');
  const totalCredit = total('credit');
  return {
    period: formats.period(periodStart, periodEnd),
    density: 'regular',
    openingBalance: {
      label: messages.openingBalance,
      date: formats.shortDate(periodStart),
      amount: amount(openingBalance),
      money: null,
    },
    entries,
    totalDebit,
    totalCredit,
    closingBalance: {
      label: messages.closingBalance,
      date: formats.shortDate(periodEnd),
      amount: amount(closingBalance),
      money: formats.money(closingBalance, currencyCode),
    },
    ageing: AGEING_BUCKETS.map((bucket) => ({ bucket, label: messages[BUCKETS[bucket]], amount: amount(ageing[bucket]) })),
  };
}
