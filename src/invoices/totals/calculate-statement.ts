import type Big from 'big.js';
import { ageingOf, type AgedDebit } from './ageing.js';
import type { CivilDate } from '../invoice.js';
import { decimal, moneyString, sum } from '../money.js';
import type { Statement, StatementEntry } from '../statement.js';

/** What the balances of a statement are calculated from. */
export interface CalculableStatement extends Pick<Statement, 'currencyCode' | 'periodStart' | 'periodEnd' | 'openingBalance'> {
  /** When the opening balance was due; null: on the day before the period. */
  openingDueDate: CivilDate | null;
  entries: Omit<StatementEntry, 'balance'>[];
}

/** Calculates the running balances, the closing balance and its ageing. Payments and credits settle the oldest debts first. */
export function calculateStatement(
  statement: CalculableStatement,
): Pick<Statement, 'openingBalance' | 'entries' | 'closingBalance' | 'ageing'> {
  const { currencyCode, openingBalance } = statement;
  let balance = decimal(openingBalance);
  const entries = statement.entries.map((entry): StatementEntry => {
    balance = balance.plus(movement(entry));
    return { ...entry, balance: moneyString(balance, currencyCode) };
  });
  return {
    openingBalance: moneyString(decimal(openingBalance), currencyCode),
    entries,
    closingBalance: moneyString(balance, currencyCode),
    ageing: ageing(statement),
  };
}

function ageing({ currencyCode, openingBalance, openingDueDate, periodStart, periodEnd, entries }: CalculableStatement) {
  const opening = decimal(openingBalance);
  const debits: AgedDebit[] = entries.flatMap(({ debit, dueDate, date }) =>
    debit === null ? [] : [{ dueDate: dueDate ?? date, amount: decimal(debit) }],
  );
  const credits = sum(entries.map(({ credit }) => decimal(credit ?? '0')));
  if (opening.lt(0)) return ageingOf({ debits, credits: credits.minus(opening), asOf: periodEnd, currencyCode });
  debits.unshift({ dueDate: openingDueDate ?? dayBefore(periodStart), amount: opening });
  return ageingOf({ debits, credits, asOf: periodEnd, currencyCode });
}

function dayBefore(date: CivilDate): CivilDate {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - 1);
  return day.toISOString().slice(0, 10);
}

/** What an entry adds to what the customer owes. */
export function movement({ debit, credit }: Pick<StatementEntry, 'debit' | 'credit'>): Big {
  return decimal(debit ?? '0').minus(credit ?? '0');
}
