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

/** The figures of an allowance or charge that are checked. */
export interface CheckableAllowanceCharge extends Pick<AllowanceCharge, 'kind' | 'amount'> {
  percentage?: DecimalString | null | undefined;
  baseAmount?: DecimalString | null | undefined;
}

/** The figures and days of an invoice that are checked. Every `Invoice` has them. */
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
