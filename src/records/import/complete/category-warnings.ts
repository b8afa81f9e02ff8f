import { type TaxCategory } from '../../../invoices/invoice.js';
import type { Warning } from '../../../invoices/warning.js';
import type { CompleteInvoice } from './complete-invoice.js';
import type { ImportedInvoice } from '../format/schema.js';

/** The rules by which these categories have no reason why no tax is charged: their tax is charged, if at 0 %. */
const WITHOUT_REASON: Partial<Record<TaxCategory, string>> = { S: 'BR-S-10', Z: 'BR-Z-10', L: 'BR-AF-10', M: 'BR-AG-10' };

/** What is odd about the tax categories of an invoice. */
export function categoryWarnings(imported: ImportedInvoice, complete: CompleteInvoice): Warning[] {
  return [...reasonWarnings(imported, complete), ...outsideWarnings(imported, complete)];
}

function reasonWarnings(imported: ImportedInvoice, complete: CompleteInvoice): Warning[] {
  const categories = complete.taxBreakdown.filter(hasReason).map(({ category }) => category);
  return [...new Set(categories)].flatMap((category) => {
    const rule = WITHOUT_REASON[category];
    if (rule === undefined) return [];
    const message = `is given for the category ${category}, which has no exemption (${rule}).`;
    return [{ term: 'BT-120', path: reasonPath(category, imported, complete), message }];
  });
}

interface Reasons {
  exemptionReason?: string | null | undefined;
  exemptionReasonCode?: string | null | undefined;
}

const hasReason = ({ exemptionReason, exemptionReasonCode }: Reasons) => Boolean(exemptionReason ?? exemptionReasonCode);
const fieldOf = ({ exemptionReason }: Reasons) => (exemptionReason ? 'exemptionReason' : 'exemptionReasonCode');

/** Where the record gives the reason of a category. */
function reasonPath(category: TaxCategory, imported: ImportedInvoice, complete: CompleteInvoice): string {
  const { taxBreakdown = [], exemptionReasons } = imported;
  const entry = taxBreakdown.findIndex((one) => one.category === category && hasReason(one));
  if (entry >= 0) return `taxBreakdown[${entry}].${fieldOf(taxBreakdown[entry] ?? {})}`;
  if (exemptionReasons[category] !== undefined) return `exemptionReasons.${category}`;
  for (const list of ['lines', 'allowancesAndCharges'] as const) {
    const index = complete[list].findIndex((one) => one.taxCategory === category && hasReason(one));
    const item = imported[list][index];
    if (item) return `${list}[${index}].${hasReason(item) ? fieldOf(item) : 'taxCode'}`;
  }
  return 'taxBreakdown';
}

/** BR-O-11 to BR-O-14: an invoice that is outside the scope of tax is so as a whole. */
function outsideWarnings(imported: ImportedInvoice, { lines, allowancesAndCharges, taxBreakdown }: CompleteInvoice): Warning[] {
  if (!taxBreakdown.some(isOutside) || taxBreakdown.every(isOutside)) return [];
  const warnings: Warning[] = [];
  const warn = (term: string, path: string, rule: string) =>
    warnings.push({ term, path, message: `is not O, but other parts of the invoice are outside the scope of tax (${rule}).` });
  const named = ({ taxCategory }: { taxCategory?: string | undefined } = {}) => (taxCategory ? 'taxCategory' : 'taxCode');
  const line = lines.findIndex(({ kind, taxCategory }) => kind === 'ITEM' && taxCategory !== 'O');
  if (line >= 0) warn('BT-151', `lines[${line}].${named(imported.lines[line])}`, 'BR-O-12');
  for (const { kind, term, rule } of DOCUMENT_LEVEL) {
    const at = allowancesAndCharges.findIndex((item) => item.kind === kind && item.taxCategory !== 'O');
    if (at >= 0) warn(term, `allowancesAndCharges[${at}].${named(imported.allowancesAndCharges[at])}`, rule);
  }
  const entry = imported.taxBreakdown?.findIndex((one) => !isOutside(one)) ?? -1;
  if (entry >= 0) warn('BT-118', `taxBreakdown[${entry}].category`, 'BR-O-11');
  return warnings;
}

const isOutside = ({ category }: { category: TaxCategory }) => category === 'O';

const DOCUMENT_LEVEL = [
  { kind: 'ALLOWANCE', term: 'BT-95', rule: 'BR-O-13' },
  { kind: 'CHARGE', term: 'BT-102', rule: 'BR-O-14' },
] as const;
