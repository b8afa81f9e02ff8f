import type Big from 'big.js';
import type { DecimalString, TaxCategory } from '../invoice.js';
import type { CalculableTax } from './line-amounts.js';
import { decimal } from '../money.js';

/** What decides which entry of the breakdown something belongs to. */
export interface TaxTreatment {
  /** If the tax has a name of its own. */
  name?: string | null | undefined;
  category: TaxCategory;
  /** Per cent. */
  rate: DecimalString;
  /** Why no tax is charged (BT-120), if given. */
  exemptionReason?: string | null | undefined;
  /** BT-121. */
  exemptionReasonCode?: string | null | undefined;
}

/** Something that is taxed: a line, or an allowance or charge at the level of the document. */
export interface Taxed extends TaxTreatment {
  /** What it adds to the taxable amount: negative for an allowance. */
  net: Big;
}

/** A future entry of the breakdown (BG-23). */
export interface TaxGroup<T extends TaxTreatment> {
  name: string | null;
  category: TaxCategory;
  rate: DecimalString;
  members: T[];
}

/** How a tax of a line is treated. */
export function treatmentOf(tax: CalculableTax): TaxTreatment {
  const { taxName: name, taxCategory: category, taxRate: rate, exemptionReason, exemptionReasonCode } = tax;
  return { name, category, rate, exemptionReason, exemptionReasonCode };
}

/** Category and rate; rates compare as numbers ("20" and "20.00" are one). */
export function categoryAndRate({ category, rate }: Pick<TaxTreatment, 'category' | 'rate'>): string {
  return `${category} ${decimal(rate).toFixed()} %`;
}

/** The same with the name of the tax, if it has one: "TPS S 5 %". */
export function nameAndRate(of: TaxTreatment): string {
  return of.name ? `${of.name} ${categoryAndRate(of)}` : categoryAndRate(of);
}

/** The same and, at a rate of zero, the reason and its code. At other rates the reason makes no difference, as the tax is rounded once. */
export function taxGroupKey(of: TaxTreatment): string {
  const key = nameAndRate(of);
  const reasons = [of.exemptionReason, of.exemptionReasonCode].filter((reason) => reason);
  return reasons.length > 0 && decimal(of.rate).eq('0') ? `${key} (${reasons.join(', ')})` : key;
}

/** Groups in the order of first appearance. */
export function taxGroups<T extends TaxTreatment>(
  treated: readonly T[],
  keyOf: (of: T) => string = taxGroupKey,
): Map<string, TaxGroup<T>> {
  const groups = new Map<string, TaxGroup<T>>();
  // Thousands of lines have a few treatments.
  const keys = new Map<string, string>();
  for (const member of treated) {
    const { name = null, category, rate, exemptionReason, exemptionReasonCode } = member;
    const written = JSON.stringify([name, category, rate, exemptionReason, exemptionReasonCode]);
    const key = keys.get(written) ?? keyOf(member);
    keys.set(written, key);
    const group = groups.get(key);
    if (group) group.members.push(member);
    else groups.set(key, { name, category, rate: decimal(rate).toFixed(), members: [member] });
  }
  return groups;
}

/**
 * Which entry of a stated breakdown covers what. An entry that is alone with its category and rate covers all of them: other systems have only one, and name
 * neither the tax nor the reason on their lines. If it is alone with its name too, it covers all reasons. Otherwise each entry covers its own reason. If a
 * line states no reason, the entries are checked together.
 */
export function coverageOf(breakdown: readonly TaxTreatment[], members: readonly TaxTreatment[]): (of: TaxTreatment) => string {
  const severalNames = repeated(breakdown, categoryAndRate);
  const severalReasons = repeated(breakdown, nameAndRate);
  const reasons = new Set(breakdown.map(taxGroupKey));
  for (const member of severalReasons.size === 0 ? [] : members) {
    const isSilent = !member.exemptionReason && !member.exemptionReasonCode;
    if (isSilent && !reasons.has(taxGroupKey(member)) && decimal(member.rate).eq('0')) severalReasons.delete(nameAndRate(member));
  }
  return (of) => {
    if (!severalNames.has(categoryAndRate(of))) return categoryAndRate(of);
    return severalReasons.has(nameAndRate(of)) ? taxGroupKey(of) : nameAndRate(of);
  };
}

function repeated(treated: readonly TaxTreatment[], keyOf: (of: TaxTreatment) => string): Set<string> {
  return new Set([...taxGroups(treated, keyOf)].filter(([, { members }]) => members.length > 1).map(([key]) => key));
}

/** The reason of a group, or all of them if its members have several. */
export function exemptionReasonOf(members: readonly Pick<TaxTreatment, 'exemptionReason'>[]): string | null {
  const reasons = new Set(members.map(({ exemptionReason }) => exemptionReason).filter((reason) => reason));
  return [...reasons].join('; ') || null;
}

/** The code of the reason that all members have; null if they differ. */
export function exemptionCodeOf(members: readonly Pick<TaxTreatment, 'exemptionReasonCode'>[]): string | null {
  const [code = null, ...others] = new Set(members.map(({ exemptionReasonCode }) => exemptionReasonCode ?? null));
  return others.length === 0 ? code : null;
}
