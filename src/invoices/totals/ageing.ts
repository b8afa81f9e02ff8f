import type Big from 'big.js';
import type { CivilDate } from '../invoice.js';
import { ZERO, decimal, moneyString, sum } from '../money.js';
import type { Ageing, AgeingBucket, Statement } from '../statement.js';

/** A debt and the day from which it was due. */
export interface AgedDebit {
  dueDate: CivilDate;
  amount: Big;
}

interface Account {
  debits: AgedDebit[];
  /** Everything that was paid or credited. */
  credits: Big;
  /** The day on which the age counts. */
  asOf: CivilDate;
  /** ISO 4217. */
  currencyCode: string;
}

/** What is still owed, by age. Credits settle the oldest debts first; if they exceed all debts, `notDue` is negative. */
export function ageingOf({ debits, credits, asOf, currencyCode }: Account): Ageing {
  let left = credits;
  const open = debits
    .toSorted((a, b) => Number(a.dueDate > b.dueDate) - Number(a.dueDate < b.dueDate))
    .map(({ dueDate, amount }) => {
      const settled = left.lt(amount) ? left : amount;
      left = left.minus(settled);
      return { bucket: bucketOf(daysBetween(dueDate, asOf)), amount: amount.minus(settled) };
    });
  const total = (bucket: AgeingBucket, more: Big) =>
    moneyString(sum(open.filter((item) => item.bucket === bucket).map(({ amount }) => amount)).plus(more), currencyCode);
  return {
    notDue: total('notDue', left.times('-1')),
    days1To30: total('days1To30', ZERO),
    days31To60: total('days31To60', ZERO),
    days61To90: total('days61To90', ZERO),
    over90Days: total('over90Days', ZERO),
  };
}

/** Whether the customer owes something and part of it is past due. */
export function isPastDue({ closingBalance, ageing }: Pick<Statement, 'closingBalance' | 'ageing'>): boolean {
  const { days1To30, days31To60, days61To90, over90Days } = ageing;
  return decimal(closingBalance).gt(0) && [days1To30, days31To60, days61To90, over90Days].some((amount) => decimal(amount).gt(0));
}

function bucketOf(daysPastDue: number): AgeingBucket {
  if (daysPastDue <= 0) return 'notDue';
  if (daysPastDue <= 30) return 'days1To30';
  if (daysPastDue <= 60) return 'days31To60';
  return daysPastDue <= 90 ? 'days61To90' : 'over90Days';
}

const DAY_MS = 86_400_000;

/** Whole days: both are midnights of UTC, which has no summer time. */
function daysBetween(from: CivilDate, to: CivilDate): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS;
}
