import type Big from 'big.js';
import { type BreakdownContext, type BreakdownGroup, type Member, statedTax } from './breakdown-groups.js';
import { ZERO, amountString, calculatedAmount, decimal, exactText, roundMoney, sum } from '../money.js';
import { allocate } from '../totals/allocate.js';

/**
 * Checks the tax of a group: it is rounded once, or it is the sum of taxes that are each rounded. One minor unit more or less is odd, as other systems calculate with
 * more decimals than they show, or round another way.
 */
export function checkEntryTax(group: BreakdownGroup, context: BreakdownContext): void {
  const { invoice } = context;
  if (isWithoutTax(group)) checkNoTax(group, context);
  else if (invoice.priceTaxInclusive) checkTaxOfPrices(group, context);
  else if (invoice.taxRounding === 'LINE') checkSum(group, context);
  else if (checkRoundedOnce(group, context)) checkShares(group, context);
}

const isWithoutTax = ({ entries }: BreakdownGroup) => entries.every(({ rate }) => decimal(rate).eq(0));

/** A rate of 0 leaves nothing to round. */
function checkNoTax(group: BreakdownGroup, context: BreakdownContext): void {
  if (!statedTax(group.entries).eq(0)) contradict(group, context, ZERO);
}

/** What the lines cost is fixed, so their taxes are too. Only the document's allowances and charges leave room. */
function checkTaxOfPrices(group: BreakdownGroup, context: BreakdownContext): void {
  const column = columnOf(group);
  const others = group.members.filter(({ isLine }) => !isLine);
  if (column === null) return checkBound(group, context, context.unit.times(group.members.length));
  const expected = column.plus(sum(others.map(({ exact }) => exact)));
  const room = others.length === 0 ? ZERO : context.unit.times(others.length + 1);
  if (statedTax(group.entries).minus(expected).abs().gt(room)) contradict(group, context, expected, OF_ITS_LINES);
  // Rounded line by line, the column may be off by more than a unit.
  else checkBound(group, context, context.unit.times(group.members.length));
}

const OF_ITS_LINES = ', the tax of its lines';

/** Line by line: the lines' taxes, and those of the document's allowances and charges, add up to it. */
function checkSum(group: BreakdownGroup, context: BreakdownContext): void {
  const { unit, invoice } = context;
  const column = columnOf(group);
  if (column === null) return checkBound(group, context, unit.times(group.members.length));
  const others = group.members.filter(({ isLine }) => !isLine);
  const expected = column.plus(sum(others.map(({ exact }) => roundMoney(exact, invoice.currencyCode, invoice.roundingMode))));
  if (statedTax(group.entries).eq(expected)) return;
  if (others.length > 0 && off(group).lte(unit)) return warn(group, context);
  contradict(group, context, expected, OF_ITS_LINES);
}

function checkBound(group: BreakdownGroup, context: BreakdownContext, bound: Big): void {
  if (off(group).gt(bound)) contradict(group, context, exactOf(group));
  else if (off(group).gt(context.unit)) warn(group, context);
}

/** Whether the tax is the exact tax, rounded once. At exactly half a unit, rounding up and down are both right. */
function checkRoundedOnce(group: BreakdownGroup, context: BreakdownContext): boolean {
  const { unit, invoice } = context;
  const rounded = roundMoney(exactOf(group), invoice.currencyCode, invoice.roundingMode);
  if (off(group).lte(unit.div(2)) || statedTax(group.entries).eq(rounded)) return true;
  if (off(group).gt(unit)) {
    contradict(group, context, exactOf(group));
    return false;
  }
  warn(group, context);
  return true;
}

/**
 * The tax column of the lines must add up to the tax. With allowances or charges of the document the column alone cannot: then the taxes may be shares of the
 * whole, or each be rounded by itself.
 */
function checkShares(group: BreakdownGroup, context: BreakdownContext): void {
  const { members } = group;
  const { unit, invoice, findings } = context;
  if (members.some(({ isLine, stored }) => isLine && stored === null)) return;
  const stated = statedTax(group.entries);
  const roundedTax = ({ exact }: Member) => roundMoney(exact, invoice.currencyCode, invoice.roundingMode);
  const tax = sum(members.map((member) => member.stored?.tax ?? roundedTax(member)));
  if (tax.eq(stated)) return;
  const isRounded = (member: Member) =>
    !member.stored || member.exact.minus(member.stored.tax).abs().lte(unit.div(2)) || member.stored.tax.eq(roundedTax(member));
  if (members.some(({ isLine }) => !isLine) && members.every(isRounded)) return;
  const [differs, ...others] = differing(members, stated, invoice.currencyCode);
  if (!differs) return;
  // If the lines are right by themselves, it is the entry that is rounded another way.
  if (off(group).gt(unit.div(2)) && members.every(isRounded)) return contradict(group, context, tax, OF_ITS_LINES);
  if (others.length > 0) return contradict(group, context, tax, OF_ITS_LINES);
  const expected = `${amountString(differs.expected, invoice.currencyCode)}, its share of ${amountString(stated, invoice.currencyCode)}`;
  findings.contradict('BG-30', differs.field, differs.tax.toFixed(), expected);
}

function differing(members: readonly Member[], tax: Big, currencyCode: string): { field: string; tax: Big; expected: Big }[] {
  const shares = allocate(
    members.map(({ exact }) => exact),
    tax,
    currencyCode,
  );
  return members.flatMap(({ stored }, index) => {
    const share = shares[index] ?? ZERO;
    return stored === null || stored.tax.eq(share) ? [] : [{ ...stored, expected: share }];
  });
}

const exactOf = ({ members }: BreakdownGroup) => sum(members.map(({ exact }) => exact));

const off = (group: BreakdownGroup) => statedTax(group.entries).minus(exactOf(group)).abs();

/** The stored tax of the lines; null if some of them have other taxes too, so that theirs is not known. */
function columnOf({ members }: BreakdownGroup): Big | null {
  const lines = members.filter(({ isLine }) => isLine);
  return lines.some(({ stored }) => stored === null) ? null : sum(lines.map(({ stored }) => stored?.tax ?? ZERO));
}

function warn(group: BreakdownGroup, { findings }: BreakdownContext): void {
  const [entry] = group.entries;
  if (entry)
    findings.warn('BT-117', `${entry.field}.taxAmount`, `is ${entry.taxAmount}; exactly, it is ${exactText(exactOf(group))}.`);
}

function contradict(group: BreakdownGroup, { findings, invoice }: BreakdownContext, expected: Big, why = ''): void {
  const [entry, ...others] = group.entries;
  if (!entry) return;
  const own = expected.minus(sum(others.map(({ taxAmount }) => decimal(taxAmount))));
  findings.contradict(
    'BT-117',
    `${entry.field}.taxAmount`,
    entry.taxAmount,
    `${calculatedAmount(own, invoice.currencyCode, invoice.roundingMode)}${why}`,
  );
}
