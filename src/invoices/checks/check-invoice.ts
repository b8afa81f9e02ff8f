import type Big from 'big.js';
import { checkAllowanceCharge } from './check-allowance-charge.js';
import { breakdownSums, checkBreakdown } from './check-breakdown.js';
import { checkDays } from './check-days.js';
import { checkLine } from './check-line.js';
import type { Checkable, CheckableAllowanceCharge } from './checkable.js';
import { currencyDigits } from '../currency.js';
import { InconsistentInvoiceError } from '../errors.js';
import type { AllowanceCharge, Totals } from '../invoice.js';
import { decimal, roundMoney, sum } from '../money.js';

/**
 * Checks that every stored figure of an invoice follows from its lines, to the last decimal: line amounts, tax breakdown, totals
 * (EN 16931 BR-CO-10 to BR-CO-17) and what was paid. Also checks that no amount has more decimals than the currency, and the order of its days.
 * @throws InconsistentInvoiceError | UnknownCurrencyError
 */
export function checkInvoice(invoice: Checkable): void {
  currencyDigits(invoice.currencyCode);
  checkDays(invoice);
  checkDecimals(invoice);
  checkAllowancesAndCharges(invoice);
  invoice.lines.forEach((line, index) => checkLine(line, index, invoice));
  checkBreakdown(invoice);
  checkPaid(invoice);
  checkTotals(invoice);
}

function checkTotals(invoice: Checkable): void {
  const { totals } = invoice;
  const expect = (field: keyof Totals, expected: Big) => {
    if (!expected.eq(totals[field])) throw new InconsistentInvoiceError(`totals.${field}`, totals[field], expected.toFixed());
  };
  const ofKind = (kind: AllowanceCharge['kind']) =>
    sum(invoice.allowancesAndCharges.filter((item) => item.kind === kind).map(({ amount }) => decimal(amount)));
  const { taxable, tax } = breakdownSums(invoice);

  expect('lineNetTotal', sum(invoice.lines.map(({ netAmount }) => decimal(netAmount))));
  expect('allowanceTotal', ofKind('ALLOWANCE'));
  expect('chargeTotal', ofKind('CHARGE'));
  expect('taxExclusive', decimal(totals.lineNetTotal).minus(totals.allowanceTotal).plus(totals.chargeTotal));
  expect('taxExclusive', taxable);
  expect('taxTotal', tax);
  expect('taxInclusive', decimal(totals.taxExclusive).plus(totals.taxTotal));
  expect('amountDue', decimal(totals.taxInclusive).minus(totals.paidAmount).plus(totals.roundingAmount));
}

/** If payments or credits are recorded, they must add up to the paid amount. Without any, the amount may come from a system that does not record them. */
function checkPaid({ totals, payments, appliedCredits }: Checkable): void {
  const records = [...payments, ...appliedCredits];
  if (records.length === 0) return;
  const paid = sum(records.map(({ amount }) => decimal(amount)));
  if (!paid.eq(totals.paidAmount)) throw new InconsistentInvoiceError('totals.paidAmount', totals.paidAmount, paid.toFixed());
}

function checkAllowancesAndCharges({ lines, allowancesAndCharges, currencyCode }: Checkable): void {
  lines.forEach((line, index) => {
    line.allowancesAndCharges.forEach((item, at) => {
      checkAllowanceCharge(item, `lines[${index}].allowancesAndCharges[${at}]`, currencyCode);
    });
  });
  allowancesAndCharges.forEach((item, index) => checkAllowanceCharge(item, `allowancesAndCharges[${index}]`, currencyCode));
}

function checkDecimals(invoice: Checkable): void {
  const check = (field: string, value: string) => {
    if (!roundMoney(decimal(value), invoice.currencyCode).eq(value)) {
      throw new InconsistentInvoiceError(field, value, `an amount with the decimals of ${invoice.currencyCode}`);
    }
  };
  const checkItem = (field: string, item: CheckableAllowanceCharge) => {
    check(`${field}.amount`, item.amount);
    if (typeof item.baseAmount === 'string') check(`${field}.baseAmount`, item.baseAmount);
  };
  for (const [field, value] of Object.entries(invoice.totals)) check(`totals.${field}`, value);
  invoice.lines.forEach((line, index) => {
    check(`lines[${index}].netAmount`, line.netAmount);
    check(`lines[${index}].taxAmount`, line.taxAmount);
    line.allowancesAndCharges.forEach((item, at) => checkItem(`lines[${index}].allowancesAndCharges[${at}]`, item));
  });
  invoice.allowancesAndCharges.forEach((item, index) => checkItem(`allowancesAndCharges[${index}]`, item));
  invoice.taxBreakdown.forEach((entry, index) => {
    check(`taxBreakdown[${index}].taxableAmount`, entry.taxableAmount);
    check(`taxBreakdown[${index}].taxAmount`, entry.taxAmount);
  });
  invoice.payments.forEach(({ amount }, index) => check(`payments[${index}].amount`, amount));
  invoice.appliedCredits.forEach(({ amount }, index) => check(`appliedCredits[${index}].amount`, amount));
}
