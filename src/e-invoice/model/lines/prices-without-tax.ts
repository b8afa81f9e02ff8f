import type Big from 'big.js';
import { currencyDigits } from '../../../invoices/currency.js';
import type { AllowanceCharge, InvoiceLine } from '../../../invoices/invoice.js';
import { calculatedAmount, decimal, roundMoney } from '../../../invoices/money.js';
import { exactExtension, exactNet, netOfAllowancesAndCharges, wholeRate } from '../../../invoices/totals/line-amounts.js';
import type { LinePrices } from './line-prices.js';

/*
 * The standard has prices without tax. Where those of an invoice include it, the net amount of a line is what counts, as the totals are made of it; a price is found that makes
 * this net amount (PEPPOL-EN16931-R120).
 */

/** As many as the import format takes. */
const MOST_DECIMALS = 10;

/** The allowances and charges of a line, without the tax that is in them. */
export function allowancesWithoutTax(line: InvoiceLine, currencyCode: string): AllowanceCharge[] {
  const whole = wholeRate(line);
  const net = (amount: string) => calculatedAmount(exactNet(decimal(amount), whole), currencyCode);
  const items = line.allowancesAndCharges.map((item) => ({
    ...item,
    amount: net(item.amount),
    baseAmount: item.baseAmount === null ? null : net(item.baseAmount),
  }));
  const gross = exactExtension(line);
  const price = decimal(net(gross.toFixed()));
  const left = decimal(line.netAmount).minus(netOfAllowancesAndCharges(items));
  // The price takes up what rounding leaves, unless that would turn its sign or make one of nothing: then the first of them does.
  const isTurned = price.eq(0) ? !left.eq(0) : left.times(price).lt(0);
  return isTurned ? withMore(items, left.minus(price)) : items;
}

function withMore([first, ...others]: AllowanceCharge[], off: Big): AllowanceCharge[] {
  if (first === undefined) return [];
  const amount = first.kind === 'CHARGE' ? decimal(first.amount).plus(off) : decimal(first.amount).minus(off);
  return [{ ...first, amount: amount.toFixed() }, ...others];
}

/** The prices of a line without tax. @param allowances of the line, without tax @param quantity in the sign of the standard */
export function pricesWithoutTax(
  line: InvoiceLine,
  allowances: readonly AllowanceCharge[],
  quantity: Big,
  currencyCode: string,
): LinePrices {
  const base = decimal(line.priceBaseQuantity);
  const whole = wholeRate(line);
  const extension = decimal(line.netAmount).minus(netOfAllowancesAndCharges([...allowances]));
  const stated = decimal(line.quantity);
  const free = { quantity, grossPrice: null, discount: null };
  if (stated.eq(0))
    return { ...free, unitPrice: rounded(exactNet(decimal(line.unitPrice), whole), MOST_DECIMALS), baseQuantity: base };
  const exact = extension.times(base).div(stated);
  for (let decimals = currencyDigits(currencyCode); decimals <= MOST_DECIMALS; decimals += 1) {
    const unitPrice = rounded(exact, decimals);
    if (!roundMoney(unitPrice.times(stated).div(base), currencyCode).eq(extension)) continue;
    return { quantity, unitPrice, baseQuantity: base, ...grossPrices(line, unitPrice, decimals) };
  }
  // No price for one is exact enough: the price of all of them is.
  const isNegative = stated.lt(0);
  return { ...free, unitPrice: isNegative ? extension.neg() : extension, baseQuantity: stated.abs() };
}

/** A gross price without tax, and what the discount then is. */
function grossPrices({ grossPrice, ...line }: InvoiceLine, unitPrice: Big, decimals: number) {
  if (grossPrice === null) return { grossPrice: null, discount: null };
  const gross = rounded(exactNet(decimal(grossPrice), wholeRate(line)), decimals);
  const discount = gross.minus(unitPrice);
  return discount.lt(0) ? { grossPrice: null, discount: null } : { grossPrice: gross, discount };
}

function rounded(value: Big, decimals: number): Big {
  return value.round(decimals, 1);
}
