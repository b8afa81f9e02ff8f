import type { CheckableAllowanceCharge } from './checkable.js';
import type { Findings } from './findings.js';
import { calculatedAmount, decimal, minorUnit } from '../money.js';

/**
 * Checks that an allowance or charge with a percentage and a base amounts to that. Allows a difference of two minor units, as the percentage itself
 * may be rounded (PEPPOL-EN16931-R040).
 * @param place `term` is the business term of its amount
 * @returns the item as it is, or must be
 */
export function checkAllowanceCharge<T extends Omit<CheckableAllowanceCharge, 'kind'>>(
  item: T,
  { term, field, currencyCode }: { term: string | null; field: string; currencyCode: string },
  findings: Findings,
): T {
  const percentage = item.percentage ?? null;
  const baseAmount = item.baseAmount ?? null;
  if (percentage === null || baseAmount === null) return item;
  const exact = decimal(baseAmount).times(percentage).div(100);
  const slack = minorUnit(currencyCode).times(2);
  if (exact.minus(item.amount).abs().lte(slack)) return item;
  const amount = calculatedAmount(exact, currencyCode);
  findings.contradict(term, `${field}.amount`, item.amount, `${amount}, as ${percentage} % of ${baseAmount}`);
  return findings.basis(item, { ...item, amount });
}
