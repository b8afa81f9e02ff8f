import type { AllowanceCharge as InvoiceAllowanceCharge, DocumentAllowanceCharge, Invoice } from '../../invoices/invoice.js';
import type { AllowanceCharge, DocumentAllowanceCharge as DocumentTerms } from '../terms/terms.js';
import { type Figures, numberIfGiven } from './figures.js';
import { rateTerm } from './rates.js';
import { present, text } from './text.js';

// BG-20, BG-21, BG-27, BG-28.

/** Those of one kind, each with its place among all. */
export function ofKind<T extends Pick<InvoiceAllowanceCharge, 'kind'>>(
  items: readonly T[],
  kind: InvoiceAllowanceCharge['kind'],
): { item: T; index: number }[] {
  return items.map((item, index) => ({ item, index })).filter(({ item }) => item.kind === kind);
}

/** BG-20 and BG-21. Their amounts are without tax, whatever the prices are. */
export function documentAllowanceTerms({ allowancesAndCharges }: Invoice, figures: Figures) {
  const terms = (kind: InvoiceAllowanceCharge['kind']) =>
    ofKind(allowancesAndCharges, kind).map(({ item }) => documentTerms(item, figures));
  return { 'BG-20': terms('ALLOWANCE'), 'BG-21': terms('CHARGE') };
}

function documentTerms(item: DocumentAllowanceCharge, figures: Figures): DocumentTerms {
  return present({ ...allowanceTerms(item, figures), vatCategory: item.taxCategory, vatRate: rateTerm(item) });
}

/** What an allowance or charge of a line and one of the document have in common. */
export function allowanceTerms(item: InvoiceAllowanceCharge, figures: Figures): AllowanceCharge {
  return present({
    amount: figures.amount(item.amount),
    baseAmount: figures.amountIfGiven(item.baseAmount),
    percentage: numberIfGiven(item.percentage),
    reason: text(item.reason),
    reasonCode: text(item.reasonCode),
  });
}
