import type Big from 'big.js';
import type { AllowanceCharge, DecimalString, TaxCategory } from '../invoice.js';
import { ZERO, decimal, roundMoney } from '../money.js';

/** What a line's amounts are calculated from. */
export interface PricedLine {
  quantity: DecimalString;
  unitPrice: DecimalString;
  priceBaseQuantity: DecimalString;
  taxCategory: TaxCategory;
  /** Per cent. */
  taxRate: DecimalString;
  /** BT-120 of the line: why no tax is charged. */
  exemptionReason?: string | null | undefined;
  allowancesAndCharges: Pick<AllowanceCharge, 'kind' | 'amount'>[];
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

function exactExtension(line: PricedLine): Big {
  return decimal(line.quantity).times(line.unitPrice).div(line.priceBaseQuantity);
}

/** The share of tax in a net amount, exact. `rate` in per cent. */
export function exactTax(net: Big, rate: DecimalString): Big {
  return net.times(rate).div(100);
}

/** The net amount in a gross one, exact. `rate` in per cent. */
export function exactNet(gross: Big, rate: DecimalString): Big {
  return gross.times(100).div(decimal(rate).plus(100));
}
