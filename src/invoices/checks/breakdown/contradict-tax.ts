import type Big from 'big.js';
import { type BreakdownContext, type BreakdownGroup, statedTax } from './breakdown-groups.js';
import { amountString, decimal, sum } from '../../money.js';

export const OF_ITS_LINES = ', the tax of its lines';

/** Says that the tax of a group is not what it must be, in the group's first entry. Returns what follows from here on. */
export function contradictTax(
  { entries }: BreakdownGroup,
  { findings, invoice }: BreakdownContext,
  expected: Big,
  why: typeof OF_ITS_LINES | '' = '',
): Big {
  const [entry, ...others] = entries;
  if (!entry) return expected;
  const own = expected.minus(sum(others.map(({ taxAmount }) => decimal(taxAmount))));
  const message = `${amountString(own, invoice.currencyCode)}${why}`;
  findings.contradict('BT-117', `${entry.field}.taxAmount`, entry.taxAmount, message);
  return findings.basis(statedTax(entries), expected);
}
