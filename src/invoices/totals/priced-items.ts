import type Big from 'big.js';
import type { Calculable, CalculableLine } from './calculable.js';
import {
  type CalculableTaxed,
  exactNet,
  exactTax,
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
  const gross = priceTaxInclusive ? amount : null;
  const stated = line.netAmount === undefined ? null : decimal(line.netAmount);
  const exact = stated ?? (gross === null ? amount : exactNet(gross, wholeRate(line)));
  const statedTax = line.taxAmount === undefined ? null : decimal(line.taxAmount);
  // A price that includes tax ties tax and net amount together.
  const tax = statedTax ?? (gross !== null && stated !== null ? gross.minus(stated) : null);
  const net = stated ?? (gross === null ? amount : roundMoney(exact, currencyCode));
  return { gross, net, shares: sharesOf(line, { net, exact, tax: taxesOf(line).length === 1 ? tax : null, isLine: true }) };
}

/** An allowance or charge of the document. Its amount is without tax, whatever the prices are. */
export function pricedAllowanceCharge(item: Calculable['allowancesAndCharges'][number]): PricedItem {
  const net = netOfAllowancesAndCharges([item]);
  return { gross: null, net, shares: sharesOf(item, { net, exact: net, tax: null, isLine: false }) };
}

interface Amounts {
  net: Big;
  /** The net amount that its taxes are calculated from. */
  exact: Big;
  /** The tax that the record states. */
  tax: Big | null;
  isLine: boolean;
}

function sharesOf(item: CalculableTaxed, { net, exact, tax, isLine }: Amounts): TaxShare[] {
  return taxesOf(item).map((one) => ({
    ...treatmentOf(one),
    net,
    exact: exactTax(exact, one.taxRate),
    tax: tax ?? ZERO,
    isStated: tax !== null,
    isLine,
  }));
}
