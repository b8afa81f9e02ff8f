import type Big from 'big.js';
import type { DecimalString, TaxCategory } from './invoice.js';
import { decimal } from './money.js';

/** Something that is taxed: a line, or an allowance or charge at the level of the document. */
export interface Taxed {
  category: TaxCategory;
  /** Per cent. */
  rate: DecimalString;
  /** What it adds to the taxable amount: negative for an allowance. */
  net: Big;
}

/** One entry of the breakdown to be: everything of one category and rate (BG-23). */
export interface TaxGroup<T extends Taxed> {
  category: TaxCategory;
  rate: DecimalString;
  members: T[];
}

/** Identifies a group; rates compare as numbers ("20" and "20.00" are one). */
export function taxGroupKey(category: TaxCategory, rate: DecimalString): string {
  return `${category} ${decimal(rate).toFixed()}`;
}

/** Groups by category and rate, in the order of first appearance. */
export function taxGroups<T extends Taxed>(taxed: T[]): Map<string, TaxGroup<T>> {
  const groups = new Map<string, TaxGroup<T>>();
  for (const member of taxed) {
    const key = taxGroupKey(member.category, member.rate);
    const group = groups.get(key);
    if (group) group.members.push(member);
    else groups.set(key, { category: member.category, rate: decimal(member.rate).toFixed(), members: [member] });
  }
  return groups;
}
