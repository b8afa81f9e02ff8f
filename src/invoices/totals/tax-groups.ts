import type Big from 'big.js';
import type { DecimalString, TaxCategory } from '../invoice.js';
import { decimal } from '../money.js';

/** What decides which entry of the breakdown something belongs to. */
export interface TaxTreatment {
  category: TaxCategory;
  /** Per cent. */
  rate: DecimalString;
  /** Why no tax is charged (BT-120), if given. */
  exemptionReason?: string | null | undefined;
}

/** Something that is taxed: a line, or an allowance or charge at the level of the document. */
export interface Taxed extends TaxTreatment {
  /** What it adds to the taxable amount: negative for an allowance. */
  net: Big;
}

/** A future entry of the breakdown (BG-23). */
export interface TaxGroup<T extends TaxTreatment> {
  category: TaxCategory;
  rate: DecimalString;
  members: T[];
}

/** Category and rate; rates compare as numbers ("20" and "20.00" are one). */
export function categoryAndRate({ category, rate }: Pick<TaxTreatment, 'category' | 'rate'>): string {
  return `${category} ${decimal(rate).toFixed()} %`;
}

/** Category and rate and, at a rate of zero, the reason. At other rates the reason makes no difference, as the tax is rounded once. */
export function taxGroupKey(of: TaxTreatment): string {
  const key = categoryAndRate(of);
  return of.exemptionReason && decimal(of.rate).eq('0') ? `${key} (${of.exemptionReason})` : key;
}

/** Groups in the order of first appearance. */
export function taxGroups<T extends TaxTreatment>(
  treated: readonly T[],
  keyOf: (of: T) => string = taxGroupKey,
): Map<string, TaxGroup<T>> {
  const groups = new Map<string, TaxGroup<T>>();
  for (const member of treated) {
    const key = keyOf(member);
    const group = groups.get(key);
    if (group) group.members.push(member);
    else groups.set(key, { category: member.category, rate: decimal(member.rate).toFixed(), members: [member] });
  }
  return groups;
}

/** The reason of a group, or all of them if its members have several. */
export function exemptionReasonOf(members: readonly Pick<TaxTreatment, 'exemptionReason'>[]): string | null {
  const reasons = new Set(members.map(({ exemptionReason }) => exemptionReason).filter((reason) => reason));
  return [...reasons].join('; ') || null;
}
