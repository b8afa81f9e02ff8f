import type Big from 'big.js';
import { type BreakdownContext, type BreakdownGroup, type Member, statedTax } from './breakdown-groups.js';
import { checkShares } from './check-shares.js';
import { OF_ITS_LINES, contradictTax } from './contradict-tax.js';
import { ZERO, decimal, exactText, roundMoney, sum, sumOfQuotients } from '../../money.js';

/**
 * Checks the tax of a group: it is rounded once, or it is the sum of taxes that are each rounded. One minor unit more or less than the exact tax is odd, as other
 * systems calculate with more decimals than they show, or round another way.
 * @returns the tax as it is, or must be
 */
export function checkEntryTax(group: BreakdownGroup, context: BreakdownContext): Big {
  if (isWithoutTax(group)) return checkNoTax(group, context);
  if (context.invoice.taxRounding === 'LINE') return checkSum(group, context);
  const { tax, isRight } = checkRoundedOnce(group, context);
  if (!isRight) return tax;
  return context.invoice.priceTaxInclusive ? checkColumn(group, context) : checkShares(group, context);
}

/** The tax of a group that has no entry. */
export function ownTax({ members }: BreakdownGroup, { invoice }: BreakdownContext): Big {
  if (invoice.taxRounding === 'LINE') return sum(members.map((member) => memberTax(member, invoice)));
  return roundMoney(exactOf(members), invoice.currencyCode, invoice.roundingMode);
}

const isWithoutTax = ({ entries }: BreakdownGroup) => entries.every(({ rate }) => decimal(rate).eq(0));

/** A rate of 0 leaves nothing to round. */
function checkNoTax(group: BreakdownGroup, context: BreakdownContext): Big {
  const stated = statedTax(group.entries);
  return stated.eq(0) ? stated : contradictTax(group, context, ZERO);
}

const memberTax = ({ stored, exact }: Member, { currencyCode, roundingMode }: BreakdownContext['invoice']) =>
  stored?.tax ?? roundMoney(exact, currencyCode, roundingMode);

/** Line by line: the lines' taxes, and those of the document's allowances and charges, add up to it. */
function checkSum(group: BreakdownGroup, context: BreakdownContext): Big {
  const { unit, invoice } = context;
  const stated = statedTax(group.entries);
  const expected = sum(group.members.map((member) => memberTax(member, invoice)));
  const room = unit.times(group.members.filter(({ isLoose }) => isLoose).length);
  if (stated.minus(expected).abs().lte(room)) return stated;
  if (group.members.some(({ isLine }) => !isLine) && off(group).lte(unit)) return warn(group, context);
  return contradictTax(group, context, expected, OF_ITS_LINES);
}

/** Whether the tax is the exact tax, rounded once. At exactly half a unit, rounding up and down are both right. */
function checkRoundedOnce(group: BreakdownGroup, context: BreakdownContext): { tax: Big; isRight: boolean } {
  const { unit, invoice } = context;
  const stated = statedTax(group.entries);
  const expected = roundMoney(exactOf(group.members), invoice.currencyCode, invoice.roundingMode);
  if (off(group).lte(unit.div(2)) || stated.eq(expected)) return { tax: stated, isRight: true };
  if (off(group).lte(unit)) return { tax: warn(group, context), isRight: true };
  return { tax: contradictTax(group, context, expected), isRight: false };
}

/** What the lines cost is fixed if prices include tax, so their taxes are too. Only the document's allowances and charges leave room. */
function checkColumn(group: BreakdownGroup, context: BreakdownContext): Big {
  const stated = statedTax(group.entries);
  const lines = group.members.filter(({ isLine }) => isLine);
  if (lines.some(({ stored, isCorrected }) => stored === null || isCorrected)) return stated;
  const others = group.members.filter(({ isLine }) => !isLine);
  const expected = sum(lines.map(({ stored }) => stored?.tax ?? ZERO)).plus(exactOf(others));
  const room = others.length === 0 ? ZERO : context.unit.times(others.length + 1);
  if (stated.minus(expected).abs().lte(room)) return stated;
  const { currencyCode, roundingMode } = context.invoice;
  return contradictTax(group, context, roundMoney(expected, currencyCode, roundingMode), OF_ITS_LINES);
}

const exactOf = (members: readonly Member[]) => sumOfQuotients(members.map(({ exact }) => exact));

const off = ({ entries, members }: BreakdownGroup) => statedTax(entries).minus(exactOf(members)).abs();

function warn({ entries, members }: BreakdownGroup, { findings }: BreakdownContext): Big {
  const [entry] = entries;
  if (entry) {
    findings.warn('BT-117', `${entry.field}.taxAmount`, `is ${entry.taxAmount}; exactly, it is ${exactText(exactOf(members))}.`);
  }
  return statedTax(entries);
}
