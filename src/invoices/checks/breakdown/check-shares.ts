import type Big from 'big.js';
import { type BreakdownContext, type BreakdownGroup, type Member, statedTax } from './breakdown-groups.js';
import { OF_ITS_LINES, contradictTax } from './contradict-tax.js';
import { allocate } from '../../totals/allocate.js';
import { amountString, roundMoney, sum } from '../../money.js';

/**
 * The tax column of the lines must add up to the tax of their entry. With allowances or charges of the document the column alone cannot: then the taxes may be
 * shares of the whole, or each be rounded by itself.
 * @returns the tax as it is, or must be
 */
export function checkShares(group: BreakdownGroup, context: BreakdownContext): Big {
  const { members } = group;
  const { unit, invoice, findings } = context;
  const stated = statedTax(group.entries);
  if (members.some(({ isLine, stored, isCorrected }) => isLine && (stored === null || isCorrected))) return stated;
  const roundedTax = (exact: Big) => roundMoney(exact, invoice.currencyCode, invoice.roundingMode);
  const isRounded = (tax: Big, exact: Big) => exact.minus(tax).abs().lte(unit.div(2)) || tax.eq(roundedTax(exact));
  const tax = sum(members.map(({ stored, exact }) => stored?.tax ?? roundedTax(exact)));
  if (tax.eq(stated)) return stated;
  const others = members.filter(({ stored, exact }) => stored !== null && !isRounded(stored.tax, exact));
  const isWithDocumentLevel = members.some(({ isLine }) => !isLine);
  if (isWithDocumentLevel && (others.length === 0 || areShares(members, stated, invoice.currencyCode))) return stated;

  const exact = sum(members.map((member) => member.exact));
  // The entry is rounded another way, and its lines are not.
  if (!isRounded(stated, exact)) {
    return contradictTax(group, context, tax.minus(exact).abs().lte(unit) ? tax : roundedTax(exact), OF_ITS_LINES);
  }
  const moves = isWithDocumentLevel
    ? others.map((member) => ({ member, expected: roundedTax(member.exact) }))
    : movesTo(stated.minus(tax), members, unit);
  for (const { member, expected } of moves) {
    const why = isWithDocumentLevel
      ? ''
      : `, so that the taxes of its lines add up to ${amountString(stated, invoice.currencyCode)}`;
    const { field = '', tax: own = expected } = member.stored ?? {};
    findings.contradict('BG-30', field, own.toFixed(), `${amountString(expected, invoice.currencyCode)}${why}`);
  }
  return stated;
}

function areShares(members: readonly Member[], tax: Big, currencyCode: string): boolean {
  const shares = allocate(
    members.map(({ exact }) => exact),
    tax,
    currencyCode,
  );
  return members.every(({ stored }, index) => stored === null || shares[index]?.eq(stored.tax));
}

interface Move {
  member: Member;
  expected: Big;
}

/** The lines that are furthest away on the side that is missing, each moved by one unit. */
function movesTo(missing: Big, members: readonly Member[], unit: Big): Move[] {
  const step = missing.gt(0) ? unit : unit.times('-1');
  const errorOf = ({ stored, exact }: Member) => exact.minus(stored?.tax ?? exact).times(step);
  return members
    .toSorted((a, b) => errorOf(b).cmp(errorOf(a)))
    .slice(0, Number(missing.div(step).toFixed(0)))
    .map((member) => ({ member, expected: step.plus(member.stored?.tax ?? member.exact) }));
}
