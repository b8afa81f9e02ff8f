import type { Checkable, CheckableAllowanceCharge } from './checkable.js';
import type { Findings } from './findings.js';
import type { DecimalString } from '../invoice.js';
import { amountWords, decimal, roundMoney } from '../money.js';

/** Checks that no amount has more decimals than its currency. */
export function checkDecimals(invoice: Checkable, findings: Findings): void {
  const check = (field: string, value: DecimalString | null | undefined, currencyCode = invoice.currencyCode) => {
    if (value === null || value === undefined || roundMoney(decimal(value), currencyCode).eq(value)) return;
    findings.refuse(field, value, amountWords(currencyCode));
  };
  const checkItem = (field: string, item: CheckableAllowanceCharge) => {
    check(`${field}.amount`, item.amount);
    check(`${field}.baseAmount`, item.baseAmount);
  };
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
  for (const [field, value] of Object.entries(invoice.totals)) check(`totals.${field}`, value);
  const { accountingTax, withholdingTaxes = [], thirdPartyPayments = [], payments, appliedCredits } = invoice;
  check('accountingTax.amount', accountingTax?.amount, accountingTax?.currencyCode);
  for (const [list, items] of Object.entries({ withholdingTaxes, thirdPartyPayments, payments, appliedCredits })) {
    items.forEach(({ amount }, index) => check(`${list}[${index}].amount`, amount));
  }
}
