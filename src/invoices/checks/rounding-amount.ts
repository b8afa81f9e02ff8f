import type { DecimalString } from '../invoice.js';
import { decimal } from '../money.js';
import { hasSmallMoney } from './rounding-unit.js';

/** Currencies whose smallest notes and coins are hundreds: a thousand is worth about one euro or less. */
const TINY = new Set('COP GNF IDR IQD IRR KHR LAK LBP MGA MMK PYG SLL SYP TZS UGX UZS VND'.split(' '));

/**
 * Why an amount is more than rounding can be (BT-114), as the end of a sentence; null if it is not. Rounding is less than one unit of the currency. Where there is
 * no smaller money, it is 10 at most, or 1000 if the smallest note or coin is that large. For incoming records only: what is stored stays printable.
 */
export function roundingAmountFault(roundingAmount: DecimalString, currencyCode: string): string | null {
  const size = decimal(roundingAmount).abs();
  const use = 'use withholdingTaxes, thirdPartyPayments, paidAmount or allowancesAndCharges for anything else';
  if (!TINY.has(currencyCode) && hasSmallMoney(currencyCode)) {
    return size.lt(1) ? null : `must be less than 1 ${currencyCode}, as it only rounds the amount due; ${use}`;
  }
  const most = TINY.has(currencyCode) ? '1000' : '10';
  return size.lte(most) ? null : `must be ${most} ${currencyCode} at most, as it only rounds the amount due; ${use}`;
}
