import type Big from 'big.js';
import type { Checkable, CheckableLine } from './checkable.js';
import type { Findings } from './findings.js';
import { decimal, roundMoney } from '../money.js';
import { priceSlack } from './price-slack.js';
import { taxesOf } from '../totals/line-amounts.js';

/** What a line is checked against. */
export interface LineContext {
  invoice: Checkable;
  findings: Findings;
  /** What the amounts of the invoice are rounded to. */
  unit: Big;
  /** How much the entries of the breakdown are off beyond rounding: their lines have part of it. */
  excess: Big;
}

/** What a line has, or must have. */
export interface LineAmounts {
  net: Big;
  tax: Big;
}

/** How warnings say what a price makes. */
export const ROUNDED_PRICE = 'at the price as written, which may be rounded, it is';

/** Right: rounded as anyone, or as this seller, rounds. Odd: beyond that, but as a rounded price explains. */
export function judge(stored: Big, exact: Big, line: CheckableLine, { invoice, unit }: LineContext): 'right' | 'odd' | 'wrong' {
  const off = stored.minus(exact).abs();
  const half = unit.div(2);
  if (off.lte(half) || stored.eq(roundMoney(exact, invoice.currencyCode, invoice.roundingMode))) return 'right';
  return off.lte(half.plus(priceSlack(line))) ? 'odd' : 'wrong';
}

/**
 * How much the tax of a line may be off: one minor unit for each of its taxes. If an entry of the breakdown is rounded another way, the lines have shares of that:
 * up to half a unit more, however far the entry is off, so that a wrong line makes no room for itself.
 */
export function taxSlack(line: CheckableLine, { invoice, unit, excess }: LineContext): Big {
  const rounding = unit.times(taxesOf(line).filter(({ taxRate }) => !decimal(taxRate).eq(0)).length);
  if (rounding.eq(0) || invoice.taxRounding === 'LINE') return rounding;
  const half = unit.div(2);
  return rounding.plus(excess.lt(half) ? excess : half);
}
