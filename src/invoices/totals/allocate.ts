import type Big from 'big.js';
import { decimal, minorUnit, roundMoney, sum } from '../money.js';

/**
 * Rounds each exact amount so that together they make `target` (largest remainder). Amounts keep their usual rounding; if those do not add up,
 * the amounts that rounding changed most move by one minor unit. Each result is less than one minor unit from its exact amount if `target` is
 * the rounded sum.
 */
export function allocate(exact: Big[], target: Big, currencyCode: string): Big[] {
  const unit = minorUnit(currencyCode);
  const rounded = exact.map((amount) => roundMoney(amount, currencyCode));
  const missing = target.minus(sum(rounded)).div(unit);
  const steps = Math.min(Number(missing.abs().toFixed(0)), exact.length);
  if (steps === 0) return rounded;
  const direction = decimal(missing.lt(0) ? '-1' : '1');
  const errors = exact.map((amount, index) => amount.minus(rounded[index] as Big).times(direction));
  const mostWronged = exact.map((_, index) => index).toSorted((a, b) => (errors[b] as Big).cmp(errors[a] as Big) || a - b);
  for (const index of mostWronged.slice(0, steps)) {
    rounded[index] = (rounded[index] as Big).plus(unit.times(direction));
  }
  return rounded;
}
