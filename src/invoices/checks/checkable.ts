import type {
  AllowanceCharge,
  AppliedCredit,
  DecimalString,
  Figures,
  Payment,
  RoundingMode,
  TaxBreakdownEntry,
  TaxRounding,
  ThirdPartyPayment,
  Totals,
} from '../invoice.js';
import type { CheckableDays, CheckableLineDays } from './check-days.js';
import type { CalculableTaxed, PricedLine } from '../totals/line-amounts.js';
import type { TaxTreatment } from '../totals/tax-groups.js';

/** The figures of an allowance or charge that are checked. */
export interface CheckableAllowanceCharge extends Pick<AllowanceCharge, 'kind' | 'amount'> {
  percentage?: DecimalString | null | undefined;
  baseAmount?: DecimalString | null | undefined;
}

/** The figures and days of a line that are checked. */
export interface CheckableLine extends PricedLine, CheckableLineDays {
  netAmount: DecimalString;
  taxAmount: DecimalString;
  grossPrice?: DecimalString | null | undefined;
  priceDiscount?: DecimalString | null | undefined;
  allowancesAndCharges: CheckableAllowanceCharge[];
}

/** A line with the amounts that it has, or must have. */
export interface CheckedLine extends CheckableLine {
  /** Other amounts are stored. */
  isCorrected: boolean;
}

/** An entry of the breakdown that is checked. */
export interface CheckableEntry extends TaxTreatment, Pick<TaxBreakdownEntry, 'taxableAmount' | 'taxAmount'> {}

/** The figures and days of an invoice that are checked. Every `Invoice` has them. Fields that say nothing may be left out. */
export interface Checkable extends CheckableDays {
  currencyCode: string;
  priceTaxInclusive: boolean;
  taxRounding: TaxRounding;
  roundingMode?: RoundingMode | undefined;
  figures?: Figures | undefined;
  lines: CheckableLine[];
  allowancesAndCharges: (CheckableAllowanceCharge & CalculableTaxed)[];
  taxBreakdown: CheckableEntry[];
  totals: Totals;
  accountingTax?: { currencyCode: string; amount: DecimalString } | null | undefined;
  withholdingTaxes?:
    | readonly { rate?: DecimalString | null | undefined; baseAmount?: DecimalString | null | undefined; amount: DecimalString }[]
    | undefined;
  thirdPartyPayments?: readonly Pick<ThirdPartyPayment, 'amount'>[] | undefined;
  payments: Pick<Payment, 'amount'>[];
  appliedCredits: Pick<AppliedCredit, 'amount'>[];
}
