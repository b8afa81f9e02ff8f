import type {
  AppliedCredit,
  DecimalString,
  DocumentAllowanceCharge,
  Payment,
  TaxBreakdownEntry,
  TaxRounding,
  Totals,
} from './invoice.js';
import type { PricedLine } from './line-amounts.js';

/** The part of an invoice that its figures must agree in: every `Invoice` is one. */
export interface Checkable {
  currencyCode: string;
  priceTaxInclusive: boolean;
  taxRounding: TaxRounding;
  lines: (PricedLine & { netAmount: DecimalString; taxAmount: DecimalString })[];
  allowancesAndCharges: Pick<DocumentAllowanceCharge, 'kind' | 'amount' | 'taxCategory' | 'taxRate'>[];
  taxBreakdown: Pick<TaxBreakdownEntry, 'category' | 'rate' | 'taxableAmount' | 'taxAmount'>[];
  totals: Totals;
  payments: Pick<Payment, 'amount'>[];
  appliedCredits: Pick<AppliedCredit, 'amount'>[];
}
