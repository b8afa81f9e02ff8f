import type Big from 'big.js';
import type { Calculable, CalculableLine } from './calculable.js';
import type { DecimalString } from '../invoice.js';
import {
  type CalculableTax,
  exactNet,
  exactTax,
  exactTaxInPrice,
  extendedAmount,
  netOfAllowancesAndCharges,
  taxesOf,
  wholeRate,
} from './line-amounts.js';
import { ZERO, decimal, roundMoney } from '../money.js';
import { type Taxed, treatmentOf } from './tax-groups.js';

/** One tax on one line, or on one allowance or charge of the document. */
export interface TaxShare extends Taxed {
  /** Before it is rounded. */
  exact: Big;
  tax: Big;
  /** Whether the record states the tax, so that it must not change. */
  isStated: boolean;
  isLine: boolean;
}

/** A line, or an allowance or charge of the document, while its tax is being calculated. */
export interface PricedItem {
  /** What it costs with tax, if its price includes tax. */
  gross: Big | null;
  net: Big;
  shares: TaxShare[];
}

/** A line with its taxes before they are rounded together with those of other lines. */
export function pricedLine(line: CalculableLine, { currencyCode, priceTaxInclusive }: Calculable): PricedItem {
  const amount = extendedAmount(line, currencyCode);
  const stated = line.netAmount === undefined ? null : decimal(line.netAmount);
  if (!priceTaxInclusive) {
    const net = stated ?? amount;
    return { gross: null, net, shares: lineShares(line, net, line.taxAmount, ({ taxRate }) => exactTax(net, taxRate)) };
  }
  const whole = wholeRate(line);
  const net = stated ?? roundMoney(exactNet(amount, whole), currencyCode);
  // A price that includes tax ties tax and net amount together.
  const tax = line.taxAmount ?? (stated === null ? undefined : amount.minus(stated).toFixed());
  return { gross: amount, net, shares: lineShares(line, net, tax, ({ taxRate }) => exactTaxInPrice(amount, taxRate, whole)) };
}

/** Of several taxes, the record states only the sum. */
function lineShares(
  line: CalculableLine,
  net: Big,
  statedTax: DecimalString | undefined,
  exactOf: (tax: CalculableTax) => Big,
): TaxShare[] {
  const taxes = taxesOf(line);
  const isStated = statedTax !== undefined && taxes.length === 1;
  const tax = isStated ? decimal(statedTax) : ZERO;
  return taxes.map((one) => ({ ...treatmentOf(one), net, exact: exactOf(one), tax, isStated, isLine: true }));
}

/** An allowance or charge of the document. Its amount is without tax, whatever the prices are. */
export function pricedAllowanceCharge(item: Calculable['allowancesAndCharges'][number]): PricedItem {
  const net = netOfAllowancesAndCharges([item]);
  const shares = taxesOf(item).map((one) => ({
    ...treatmentOf(one),
    net,
    exact: exactTax(net, one.taxRate),
    tax: ZERO,
    isStated: false,
    isLine: false,
  }));
  return { gross: null, net, shares };
}
