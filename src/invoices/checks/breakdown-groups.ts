import type Big from 'big.js';
import type { Checkable, CheckableEntry } from './checkable.js';
import type { Findings } from './findings.js';
import type { DecimalString } from '../invoice.js';
import { ZERO, decimal, sum } from '../money.js';
import { exactTax, exactTaxInPrice, isCounted, netOfAllowancesAndCharges, taxesOf, wholeRate } from '../totals/line-amounts.js';
import { coverageOf, type Taxed, taxGroups, treatmentOf } from '../totals/tax-groups.js';

/** One tax on one counted line, or on one allowance or charge of the document. */
export interface Member extends Taxed {
  /** Before it is rounded. */
  exact: Big;
  /** The stored tax of a line that has this tax only, and its field. */
  stored: { tax: Big; field: string } | null;
  isLine: boolean;
}

/** Entries of the breakdown, usually one, and what they cover. */
export interface BreakdownGroup {
  key: string;
  entries: (CheckableEntry & { field: string })[];
  members: Member[];
}

/** What a group of the breakdown is checked against. */
export interface BreakdownContext {
  invoice: Checkable;
  findings: Findings;
  /** What the amounts of the invoice are rounded to. */
  unit: Big;
}

/** Every entry, and everything that is taxed, with what belongs to it. */
export function breakdownGroups(invoice: Checkable): BreakdownGroup[] {
  const members = [...invoice.lines.flatMap((line, index) => lineMembers(line, index, invoice)), ...documentMembers(invoice)];
  const keyOf = coverageOf(invoice.taxBreakdown, members);
  const entries = invoice.taxBreakdown.map((entry, index) => ({ ...entry, field: `taxBreakdown[${index}]` }));
  const [byEntry, byMember] = [taxGroups(entries, keyOf), taxGroups(members, keyOf)];
  return [...new Set([...byEntry.keys(), ...byMember.keys()])].map((key) => ({
    key,
    entries: byEntry.get(key)?.members ?? [],
    members: byMember.get(key)?.members ?? [],
  }));
}

function lineMembers(line: Checkable['lines'][number], index: number, { priceTaxInclusive }: Checkable): Member[] {
  if (!isCounted(line)) return [];
  const net = decimal(line.netAmount);
  const exactOf = (rate: DecimalString) =>
    priceTaxInclusive ? exactTaxInPrice(net.plus(line.taxAmount), rate, wholeRate(line)) : exactTax(net, rate);
  const taxes = taxesOf(line);
  const stored = taxes.length === 1 ? { tax: decimal(line.taxAmount), field: `lines[${index}].taxAmount` } : null;
  return taxes.map((tax) => ({ ...treatmentOf(tax), net, exact: exactOf(tax.taxRate), stored, isLine: true }));
}

function documentMembers({ allowancesAndCharges }: Checkable): Member[] {
  return allowancesAndCharges.flatMap((item) => {
    const net = netOfAllowancesAndCharges([item]);
    return taxesOf(item).map((tax) => ({
      ...treatmentOf(tax),
      net,
      exact: exactTax(net, tax.taxRate),
      stored: null,
      isLine: false,
    }));
  });
}

/** What the stated tax of a group is off beyond half a unit. */
export function excessOf({ entries, members }: BreakdownGroup, unit: Big): Big {
  if (entries.length === 0) return ZERO;
  const excess = statedTax(entries)
    .minus(sum(members.map(({ exact }) => exact)))
    .abs()
    .minus(unit.div(2));
  return excess.gt(0) ? excess : ZERO;
}

/** The tax of all entries of a group. */
export function statedTax(entries: BreakdownGroup['entries']): Big {
  return sum(entries.map(({ taxAmount }) => decimal(taxAmount)));
}
