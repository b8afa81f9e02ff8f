import type { CheckableAllowanceCharge } from './checkable.js';
import { InconsistentInvoiceError } from '../errors.js';
import { decimal, minorUnit } from '../money.js';

/**
 * Checks that an allowance or charge with a percentage and a base amounts to that. Allows a difference of two minor units, as the percentage itself
 * may be rounded (PEPPOL-EN16931-R040).
 * @throws InconsistentInvoiceError
 */
export function checkAllowanceCharge(item: CheckableAllowanceCharge, field: string, currencyCode: string): void {
  const percentage = item.percentage ?? null;
  const baseAmount = item.baseAmount ?? null;
  if (percentage === null || baseAmount === null) return;
  const exact = decimal(baseAmount).times(percentage).div(100);
  const slack = minorUnit(currencyCode).times(2);
  if (exact.minus(item.amount).abs().gt(slack))
    throw new InconsistentInvoiceError(`${field}.amount`, item.amount, exact.toFixed());
}
