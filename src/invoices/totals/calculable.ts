import type {
  DecimalString,
  DocumentAllowanceCharge,
  RoundingMode,
  TaxBreakdownEntry,
  TaxRounding,
  ThirdPartyPayment,
  Totals,
  WithholdingTax,
} from '../invoice.js';
import type { CalculableTaxed, PricedLine } from './line-amounts.js';
import type { TaxTreatment } from './tax-groups.js';

/** A line, with the figures that its record states. */
export interface CalculableLine extends PricedLine {
  netAmount?: DecimalString | undefined;
  taxAmount?: DecimalString | undefined;
}

/** What the totals of an invoice are calculated from. Figures that are stated stay as they are, and the others follow from them. */
export interface Calculable {
  currencyCode: string;
  priceTaxInclusive: boolean;
  taxRounding: TaxRounding;
  /** HALF_UP if left out. */
  roundingMode?: RoundingMode | undefined;
  lines: readonly CalculableLine[];
  allowancesAndCharges: readonly CalculableAllowanceCharge[];
  taxBreakdown?: readonly StatedEntry[] | undefined;
  totals?: Pick<Totals, 'taxTotal'> | undefined;
  paidAmount: DecimalString;
  roundingAmount: DecimalString;
  withholdingTaxes?: readonly Pick<WithholdingTax, 'amount'>[] | undefined;
  thirdPartyPayments?: readonly Pick<ThirdPartyPayment, 'amount'>[] | undefined;
}

export interface CalculableAllowanceCharge extends CalculableTaxed, Pick<DocumentAllowanceCharge, 'kind' | 'amount'> {}

/** An entry of the breakdown as its record states it. */
export interface StatedEntry extends TaxTreatment, Pick<TaxBreakdownEntry, 'taxableAmount' | 'taxAmount'> {}

/** All figures of an invoice that can be calculated. */
export interface Calculated {
  /** In the order of the lines. */
  lines: { netAmount: DecimalString; taxAmount: DecimalString }[];
  taxBreakdown: TaxBreakdownEntry[];
  totals: Totals;
}
