import type Big from 'big.js';
import { allocate } from './allocate.js';
import type { Calculable, StatedEntry } from './calculable.js';
import type { TaxShare } from './priced-items.js';
import { ZERO, decimal, minorUnit, roundMoney, sum, sumOfQuotients } from '../money.js';
import { coverageOf, taxGroups } from './tax-groups.js';

/** The taxes that will be one entry of the breakdown, and the tax that is stated for it. */
interface RoundingGroup {
  members: TaxShare[];
  stated: Big | null;
}

/**
 * Rounds the taxes as the seller does: line by line, or once for each entry of the breakdown; then the members get shares that add up, a stated entry decides the
 * tax of its members, and a stated total that of the entries.
 */
export function roundTaxes(shares: readonly TaxShare[], invoice: Calculable): void {
  const groups = invoice.taxBreakdown ? statedGroups(shares, invoice.taxBreakdown) : freeGroups(shares, invoice);
  for (const group of groups) {
    if (invoice.taxRounding === 'LINE') roundEach(group, invoice);
    else share(group, invoice);
  }
}

function statedGroups(shares: readonly TaxShare[], breakdown: readonly StatedEntry[]): RoundingGroup[] {
  const keyOf = coverageOf(breakdown, shares);
  const entries = taxGroups(breakdown, keyOf);
  return [...taxGroups(shares, keyOf)].map(([key, { members }]) => {
    const taxes = entries.get(key)?.members.map(({ taxAmount }) => decimal(taxAmount));
    return { members, stated: taxes ? sum(taxes) : null };
  });
}

function freeGroups(shares: readonly TaxShare[], invoice: Calculable): RoundingGroup[] {
  const groups = [...taxGroups(shares).values()];
  const isFree = groups.every(({ members }) => members.every(({ isStated }) => !isStated));
  if (!invoice.totals || !isFree || invoice.taxRounding === 'LINE')
    return groups.map(({ members }) => ({ members, stated: null }));
  const exact = groups.map(({ members }) => total(members));
  const rounded = exact.map((tax) => roundMoney(tax, invoice.currencyCode, invoice.roundingMode));
  if (sum(rounded).eq(invoice.totals.taxTotal)) return groups.map(({ members }) => ({ members, stated: null }));
  const taxes = allocate(exact, decimal(invoice.totals.taxTotal), invoice.currencyCode);
  return groups.map(({ members }, index) => ({ members, stated: taxes[index] ?? null }));
}

/** A stated entry only decides which of the taxes at exactly half a minor unit the seller rounds down. */
function roundEach({ members, stated }: RoundingGroup, { currencyCode, roundingMode }: Calculable): void {
  for (const member of members) {
    if (!member.isStated) member.tax = roundMoney(member.exact, currencyCode, roundingMode);
  }
  if (stated === null) return;
  const unit = minorUnit(currencyCode);
  let excess = stated.minus(sum(members.map(({ tax }) => tax)));
  for (const member of members) {
    const step = sumOfQuotients([member.exact]).minus(member.tax).times(2);
    if (member.isStated || !step.abs().eq(unit) || step.times(excess).lte(0)) continue;
    member.tax = member.tax.plus(step);
    excess = excess.minus(step);
  }
}

/** Prices that include tax leave no choice: what the lines cost must add up, so the document's allowances and charges only get what is left. */
function share({ members, stated }: RoundingGroup, invoice: Calculable): void {
  const rounded = (shares: readonly TaxShare[]) => roundMoney(total(shares), invoice.currencyCode, invoice.roundingMode);
  const target = stated ?? rounded(members);
  const lines = members.filter(({ isLine }) => isLine);
  const others = members.filter(({ isLine }) => !isLine);
  if (!invoice.priceTaxInclusive || lines.length === 0 || others.length === 0) return spread(members, target, invoice);
  const ofLines = rounded(lines).plus(target.minus(rounded(members)));
  spread(lines, ofLines, invoice);
  spread(others, target.minus(ofLines), invoice);
}

function spread(members: readonly TaxShare[], target: Big, { currencyCode }: Calculable): void {
  const open = members.filter(({ isStated }) => !isStated);
  const settled = sum(members.filter(({ isStated }) => isStated).map(({ tax }) => tax));
  const taxes = allocate(
    open.map(({ exact }) => exact),
    target.minus(settled),
    currencyCode,
  );
  open.forEach((member, index) => (member.tax = taxes[index] ?? ZERO));
}

const total = (shares: readonly TaxShare[]) => sumOfQuotients(shares.map(({ exact }) => exact));
