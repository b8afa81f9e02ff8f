import type Big from 'big.js';
import { currencyDigits } from '../currency.js';
import { InconsistentStatementError } from '../errors.js';
import type { DecimalString } from '../invoice.js';
import { amountWords, decimal, roundMoney, sum } from '../money.js';
import { movement } from '../totals/calculate-statement.js';
import { AGEING_BUCKETS, type Statement, type StatementEntry } from '../statement.js';

/**
 * Checks that every balance of a statement follows from the one before, that its ageing adds up to the closing balance, and that its entries are
 * within its period, in the order of their days.
 * @throws InconsistentStatementError | UnknownCurrencyError
 */
export function checkStatement(statement: Statement): void {
  currencyDigits(statement.currencyCode);
  checkDecimals(statement);
  if (statement.periodStart > statement.periodEnd) {
    throw new InconsistentStatementError('periodEnd', statement.periodEnd, `${statement.periodStart} or later`);
  }
  statement.entries.forEach((entry, index) => {
    checkSide(entry, `entries[${index}]`);
    checkDay(statement, index);
  });
  checkBalances(statement);
}

function checkBalances({ openingBalance, entries, closingBalance, ageing }: Statement): void {
  let balance = decimal(openingBalance);
  entries.forEach((entry, index) => {
    balance = balance.plus(movement(entry));
    expectAmount(`entries[${index}].balance`, entry.balance, balance);
  });
  expectAmount('closingBalance', closingBalance, balance);
  const aged = sum(AGEING_BUCKETS.map((bucket) => decimal(ageing[bucket])));
  if (!aged.eq(closingBalance)) throw new InconsistentStatementError('ageing', aged.toFixed(), closingBalance);
}

function expectAmount(field: string, stored: DecimalString, expected: Big): void {
  if (!expected.eq(stored)) throw new InconsistentStatementError(field, stored, expected.toFixed());
}

/** Each type of entry moves the balance one way. */
function checkSide({ type, debit, credit }: StatementEntry, field: string): void {
  const isDebit = type === 'INVOICE' || type === 'REFUND';
  const [side, amount, other, stray] = isDebit ? ['debit', debit, 'credit', credit] : ['credit', credit, 'debit', debit];
  if (amount === null) throw new InconsistentStatementError(`${field}.${side}`, 'absent', `an amount, as the type is ${type}`);
  if (stray !== null) throw new InconsistentStatementError(`${field}.${other}`, stray, `absent, as the type is ${type}`);
  if (decimal(amount).lt(0)) throw new InconsistentStatementError(`${field}.${side}`, amount, 'an amount of zero or more');
}

function checkDay({ entries, periodStart, periodEnd }: Statement, index: number): void {
  const date = entries[index]?.date ?? periodStart;
  const earliest = entries[index - 1]?.date ?? periodStart;
  // Days of one calendar in ISO form compare as text.
  if (date < earliest) throw new InconsistentStatementError(`entries[${index}].date`, date, `${earliest} or later`);
  if (date > periodEnd) throw new InconsistentStatementError(`entries[${index}].date`, date, `${periodEnd} or earlier`);
}

function checkDecimals({ currencyCode, openingBalance, entries, closingBalance, ageing }: Statement): void {
  const check = (field: string, value: DecimalString | null) => {
    if (value !== null && !roundMoney(decimal(value), currencyCode).eq(value)) {
      throw new InconsistentStatementError(field, value, amountWords(currencyCode));
    }
  };
  check('openingBalance', openingBalance);
  check('closingBalance', closingBalance);
  for (const bucket of AGEING_BUCKETS) check(`ageing.${bucket}`, ageing[bucket]);
  entries.forEach(({ debit, credit, balance }, index) => {
    check(`entries[${index}].debit`, debit);
    check(`entries[${index}].credit`, credit);
    check(`entries[${index}].balance`, balance);
  });
}
