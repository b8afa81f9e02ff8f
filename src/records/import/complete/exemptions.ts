import type { TaxBreakdownEntry, TaxCategory } from '../../../invoices/invoice.js';
import {
  categoryAndRate,
  exemptionReasonOf,
  taxGroupKey,
  taxGroups,
  type TaxTreatment,
} from '../../../invoices/totals/tax-groups.js';
import type { ImportedInvoice } from '../format/schema.js';

/** The reason why no tax is charged, from a tax code of the organisation. */
export interface Exemption {
  exemptionReason: string | null;
  exemptionReasonCode: string | null;
}

export type CompleteBreakdownEntry = TaxBreakdownEntry;

/** A line, or an allowance or charge of the document, whose exemption is known. */
export interface ExemptionMember extends Exemption {
  taxCategory: TaxCategory;
  taxRate: string;
}

interface KnownTax extends Exemption {
  category: TaxCategory;
  rate: string;
}

type Entry = Pick<TaxBreakdownEntry, 'category' | 'rate' | 'taxableAmount' | 'taxAmount'> & {
  name?: string | null | undefined;
  exemptionReason?: string | null | undefined;
  exemptionReasonCode?: string | null | undefined;
};

/**
 * The exemption of a line: its own, then that of its invoice for the category, then that of its tax code. A line without a code gets the exemption of the
 * organisation's codes for its category and rate, if they all agree. If there are several reasons, we must not guess one.
 */
export function exemptionOf(
  item: { taxCode?: string | undefined; exemptionReason?: string | undefined; exemptionReasonCode?: string | undefined },
  { taxCategory, taxRate }: { taxCategory: TaxCategory; taxRate: string },
  { exemptionReasons }: Pick<ImportedInvoice, 'exemptionReasons'>,
  taxes: ReadonlyMap<string, KnownTax>,
): Exemption {
  const { taxCode, exemptionReason, exemptionReasonCode } = item;
  const known = taxCode === undefined ? undefined : taxes.get(taxCode);
  const own = exemptionReason ?? exemptionReasons[taxCategory] ?? null;
  const treatment = categoryAndRate({ category: taxCategory, rate: taxRate });
  const codes = known ? [known] : [...taxes.values()].filter((one) => categoryAndRate(one) === treatment);
  return {
    exemptionReason: own ?? theOnly(codes.map((code) => code.exemptionReason)),
    // The code of a tax is for the reason of that tax.
    exemptionReasonCode: exemptionReasonCode ?? (own === null ? theOnly(codes.map((code) => code.exemptionReasonCode)) : null),
  };
}

/** The entries of a breakdown with their exemptions. If an entry has none, it gets that of its lines. */
export function withExemptions(
  entries: readonly Entry[],
  members: readonly ExemptionMember[],
  { exemptionReasons }: Pick<ImportedInvoice, 'exemptionReasons'>,
): CompleteBreakdownEntry[] {
  const treated = members.map((member) => ({ ...member, category: member.taxCategory, rate: member.taxRate }));
  const withoutCode = (of: TaxTreatment) => taxGroupKey({ ...of, exemptionReasonCode: null });
  const [byRate, byReason] = [taxGroups(treated, categoryAndRate), taxGroups(treated, withoutCode)];
  const entriesByRate = taxGroups(
    entries.map(({ category, rate }) => ({ category, rate, exemptionReason: null })),
    categoryAndRate,
  );
  return entries.map((entry) => {
    const treatment = categoryAndRate(entry);
    const ofRate = byRate.get(treatment)?.members ?? [];
    const isAlone = entriesByRate.get(treatment)?.members.length === 1;
    const stated = entry.exemptionReason ?? exemptionReasons[entry.category] ?? null;
    const exemptionReason = stated ?? (isAlone ? exemptionReasonOf(ofRate) : null);
    const own = isAlone ? ofRate : (byReason.get(withoutCode({ ...entry, exemptionReason }))?.members ?? []);
    const exemptionReasonCode = entry.exemptionReasonCode ?? theOnly(own.map((member) => member.exemptionReasonCode));
    return { ...entry, name: entry.name ?? null, exemptionReason, exemptionReasonCode };
  });
}

/** The common value of all; null if they differ. */
function theOnly(values: readonly (string | null)[]): string | null {
  const [first = null, ...others] = new Set(values);
  return others.length === 0 ? first : null;
}
