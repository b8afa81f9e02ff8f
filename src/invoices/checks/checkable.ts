import type {
  AllowanceCharge,
  AppliedCredit,
  DecimalString,
  DocumentAllowanceCharge,
  Payment,
  TaxBreakdownEntry,
  TaxRounding,
  Totals,
} from '../invoice.js';
import type { CheckableDays, CheckableLineDays } from './check-days.js';
import type { PricedLine } from '../totals/line-amounts.js';

/** An allowance or charge as far as its figures must agree. */
export interface CheckableAllowanceCharge extends Pick<AllowanceCharge, 'kind' | 'amount'> {
  percentage?: DecimalString | null | undefined;
  baseAmount?: DecimalString | null | undefined;
}

/** The part of an invoice that its figures and days must agree in: every `Invoice` is one. */
export interface Checkable extends CheckableDays {
  currencyCode: string;
  priceTaxInclusive: boolean;
  taxRounding: TaxRounding;
  lines: (PricedLine &
    CheckableLineDays & {
      netAmount: DecimalString;
      taxAmount: DecimalString;
      allowancesAndCharges: CheckableAllowanceCharge[];
    })[];
  allowancesAndCharges: (CheckableAllowanceCharge &
    Pick<DocumentAllowanceCharge, 'taxCategory' | 'taxRate'> & { exemptionReason?: string | null | undefined })[];
  taxBreakdown: (Omit<TaxBreakdownEntry, 'exemptionReason'> & { exemptionReason?: string | null | undefined })[];
  totals: Totals;
  payments: Pick<Payment, 'amount'>[];
  appliedCredits: Pick<AppliedCredit, 'amount'>[];
}
