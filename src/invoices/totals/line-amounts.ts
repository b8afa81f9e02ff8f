import type Big from 'big.js';
import type { AllowanceCharge, DecimalString, LineKind, TaxCategory } from '../invoice.js';
import { ZERO, decimal, roundMoney, sum } from '../money.js';

/** A tax, as far as it is calculated. Fields that say nothing may be left out. */
export interface CalculableTax {
  taxName?: string | null | undefined;
  taxCategory: TaxCategory;
  /** Per cent. */
  taxRate: DecimalString;
  /** BT-120 of the line: why no tax is charged. */
  exemptionReason?: string | null | undefined;
  /** BT-121. */
  exemptionReasonCode?: string | null | undefined;
}

/** Something that is taxed, once or several times. */
export interface CalculableTaxed extends CalculableTax {
  furtherTaxes?: readonly CalculableTax[] | undefined;
}

/** What a line's amounts are calculated from. */
export interface PricedLine extends CalculableTaxed {
  /** ITEM if left out. */
  kind?: LineKind | undefined;
  /** 0 if left out. */
  level?: number | undefined;
  quantity: DecimalString;
  unitPrice: DecimalString;
  priceBaseQuantity: DecimalString;
  allowancesAndCharges: Pick<AllowanceCharge, 'kind' | 'amount'>[];
}

/** Whether a line counts in the totals. Headings, texts, subtotals and sub-lines do not: their amounts are in other lines, if they have any. */
export function isCounted({ kind = 'ITEM', level = 0 }: Pick<PricedLine, 'kind' | 'level'>): boolean {
  return kind === 'ITEM' && level === 0;
}

/** All taxes of something: the first one, and the further ones. */
export function taxesOf(item: CalculableTaxed): readonly CalculableTax[] {
  return [item, ...(item.furtherTaxes ?? [])];
}

/** The rates of all its taxes together, in per cent. */
export function wholeRate(item: CalculableTaxed): DecimalString {
  return sum(taxesOf(item).map(({ taxRate }) => decimal(taxRate))).toFixed();
}

/** Charges minus allowances: what they add to an amount. */
export function netOfAllowancesAndCharges(items: Pick<AllowanceCharge, 'kind' | 'amount'>[]): Big {
  return items.reduce((net, item) => (item.kind === 'CHARGE' ? net.plus(item.amount) : net.minus(item.amount)), ZERO);
}

/** Quantity × price ÷ base quantity, rounded, with the line's allowances and charges: net, or gross if prices include tax (BT-131). */
export function extendedAmount(line: PricedLine, currencyCode: string): Big {
  return roundMoney(exactExtension(line), currencyCode).plus(netOfAllowancesAndCharges(line.allowancesAndCharges));
}

/** The same before it is rounded. */
export function exactExtendedAmount(line: PricedLine): Big {
  return exactExtension(line).plus(netOfAllowancesAndCharges(line.allowancesAndCharges));
}

/** Quantity × price ÷ base quantity, exact. */
export function exactExtension(line: Pick<PricedLine, 'quantity' | 'unitPrice' | 'priceBaseQuantity'>): Big {
  const product = decimal(line.quantity).times(line.unitPrice);
  // Nearly every price is for one, and to divide takes the most time.
  return line.priceBaseQuantity === '1' ? product : product.div(line.priceBaseQuantity);
}

const PER_CENT = decimal('0.01');

/** The share of tax in a net amount, exact. `rate` in per cent. */
export function exactTax(net: Big, rate: DecimalString): Big {
  return net.times(rate).times(PER_CENT);
}

/** The net amount in a gross one, exact. `rate` in per cent: that of all taxes. */
export function exactNet(gross: Big, rate: DecimalString): Big {
  return gross.times(100).div(decimal(rate).plus(100));
}

/** One tax in a gross amount, exact. Rates in per cent: its own, and that of all taxes. */
export function exactTaxInPrice(gross: Big, rate: DecimalString, whole: DecimalString): Big {
  return gross.times(rate).div(decimal(whole).plus(100));
}
