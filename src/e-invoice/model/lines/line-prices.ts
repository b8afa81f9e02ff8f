import type Big from 'big.js';
import { decimal } from '../../../invoices/money.js';
import type { InvoiceLine } from '../../../invoices/invoice.js';

/** What a line costs, without tax. */
export interface LinePrices {
  /** With the sign of the standard: negative where a line takes something back. */
  quantity: Big;
  /** BT-146: never negative (BR-27). */
  unitPrice: Big;
  /** BT-149. */
  baseQuantity: Big;
  /** BT-148 and BT-147; null: none is stated. */
  grossPrice: Big | null;
  discount: Big | null;
}

/** The prices as the line states them. */
export function statedPrices(line: InvoiceLine, quantity: Big): LinePrices {
  const unitPrice = decimal(line.unitPrice);
  return { quantity, unitPrice, baseQuantity: decimal(line.priceBaseQuantity), ...grossPrices(line, unitPrice) };
}

/**
 * A gross price and its discount come together: UBL wants a discount beside the gross price, and CII a gross price around the discount. One that is not stated is what the
 * other leaves (PEPPOL-EN16931-R046). A gross price below the price is left out then, as a price has no surcharge.
 */
function grossPrices({ grossPrice, priceDiscount }: InvoiceLine, unitPrice: Big): Pick<LinePrices, 'grossPrice' | 'discount'> {
  if (priceDiscount !== null) {
    const discount = decimal(priceDiscount);
    return { grossPrice: grossPrice === null ? unitPrice.plus(discount) : decimal(grossPrice), discount };
  }
  if (grossPrice === null) return { grossPrice: null, discount: null };
  const discount = decimal(grossPrice).minus(unitPrice);
  const isSurcharge = unitPrice.lt(0) ? discount.gt(0) : discount.lt(0);
  return isSurcharge ? { grossPrice: null, discount: null } : { grossPrice: decimal(grossPrice), discount };
}

/** A price is not negative (BR-27): the quantity gets the sign. A gross price that the turn makes negative is left out (BR-28). */
export function withPositivePrice(prices: LinePrices): LinePrices {
  const { quantity, unitPrice, grossPrice, discount } = prices;
  if (unitPrice.gte(0)) return prices;
  const isGross = grossPrice !== null && grossPrice.lte(0);
  return {
    ...prices,
    quantity: negated(quantity),
    unitPrice: negated(unitPrice),
    grossPrice: isGross ? negated(grossPrice) : null,
    discount: isGross && discount !== null ? negated(discount) : null,
  };
}

function negated(value: Big): Big {
  return value.eq(0) ? value : value.neg();
}
