import type Big from 'big.js';
import { isCounted, type PricedLine } from './line-amounts.js';
import { ZERO } from '../money.js';

interface Amounts {
  net: Big;
  tax: Big;
}

/** The amounts of every subtotal line, by its place: those of the counted lines since the last heading or subtotal. */
export function subtotalsOf(
  lines: readonly Pick<PricedLine, 'kind' | 'level'>[],
  amounts: readonly (Amounts | undefined)[],
): Map<number, Amounts> {
  const subtotals = new Map<number, Amounts>();
  let so = { net: ZERO, tax: ZERO };
  lines.forEach((line, index) => {
    const own = amounts[index];
    if (isCounted(line) && own) so = { net: so.net.plus(own.net), tax: so.tax.plus(own.tax) };
    if (line.kind === 'SUBTOTAL') subtotals.set(index, so);
    if (line.kind === 'SUBTOTAL' || line.kind === 'HEADING') so = { net: ZERO, tax: ZERO };
  });
  return subtotals;
}
