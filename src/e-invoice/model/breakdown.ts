import type { Invoice, TaxBreakdownEntry } from '../../invoices/invoice.js';
import { decimal, sum } from '../../invoices/money.js';
import { categoryAndRate, exemptionCodeOf, exemptionReasonOf } from '../../invoices/totals/tax-groups.js';
import type { VatBreakdown } from '../terms/terms.js';
import { type Figures, numberText } from './figures.js';
import { present, text } from './text.js';

/** The entries of the breakdown that are one of the standard, with the place of the first. */
export interface BreakdownGroup {
  index: number;
  entries: TaxBreakdownEntry[];
}

/** The standard has one entry for each category and rate (BR-S-08, BR-E-01 and their like); the model also parts them by the reason why no tax is charged. */
export function breakdownGroupsOf({ taxBreakdown }: Invoice): BreakdownGroup[] {
  const groups = new Map<string, BreakdownGroup>();
  taxBreakdown.forEach((entry, index) => {
    const key = categoryAndRate(entry);
    const group = groups.get(key);
    if (group) group.entries.push(entry);
    else groups.set(key, { index, entries: [entry] });
  });
  return [...groups.values()];
}

/** BG-23. */
export function breakdownTerms(invoice: Invoice, figures: Figures): VatBreakdown[] {
  return breakdownGroupsOf(invoice).flatMap(({ entries }) => {
    const [first] = entries;
    return first ? [entryTerms(first, entries, figures)] : [];
  });
}

function entryTerms(
  { category, rate }: TaxBreakdownEntry,
  entries: readonly TaxBreakdownEntry[],
  figures: Figures,
): VatBreakdown {
  const total = (field: 'taxableAmount' | 'taxAmount') =>
    figures.amount(sum(entries.map((entry) => decimal(entry[field]))).toFixed());
  return present({
    'BT-116': total('taxableAmount'),
    'BT-117': total('taxAmount'),
    'BT-118': category,
    // Also of what is not subject to VAT: EN 16931 allows it (BR-48), and XRechnung demands it (BR-DE-14).
    'BT-119': numberText(rate),
    'BT-120': text(exemptionReasonOf(entries)),
    'BT-121': exemptionCode(exemptionCodeOf(entries)),
  });
}

/** EN 16931 does not mind the case of a VATEX code, but Factur-X does. */
function exemptionCode(code: string | null): string | undefined {
  const given = text(code);
  return given !== undefined && /^vatex-/i.test(given) ? given.toUpperCase() : given;
}
