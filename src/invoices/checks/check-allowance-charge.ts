import type { CheckableAllowanceCharge } from './checkable.js';
import type { Findings } from './findings.js';
import { calculatedAmount, decimal, minorUnit } from '../money.js';

/**
 * Checks that an allowance or charge with a percentage and a base amounts to that. Allows a difference of two minor units, as the percentage itself
 * may be rounded (PEPPOL-EN16931-R040).
 * @param place `term` is the business term of its amount
 */
export function checkAllowanceCharge(
  item: Omit<CheckableAllowanceCharge, 'kind'>,
  { term, field, currencyCode }: { term: string | null; field: string; currencyCode: string },
  findings: Findings,
): void {
  const percentage = item.percentage ?? null;
  const baseAmount = item.baseAmount ?? null;
  if (percentage === null || baseAmount === null) return;
  const exact = decimal(baseAmount).times(percentage).div(100);
  const slack = minorUnit(currencyCode).times(2);
  if (exact.minus(item.amount).abs().lte(slack)) return;
  const expected = `${calculatedAmount(exact, currencyCode)}, as ${percentage} % of ${baseAmount}`;
  findings.contradict(term, `${field}.amount`, item.amount, expected);
}
