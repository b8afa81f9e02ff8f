import type Big from 'big.js';
import { decimal } from '../../invoices/money.js';
import type { InvoiceLine } from '../../invoices/invoice.js';

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
export function statedPrices(
  { unitPrice, priceBaseQuantity, grossPrice, priceDiscount }: InvoiceLine,
  quantity: Big,
): LinePrices {
  const price = decimal(unitPrice);
  const discount = priceDiscount === null ? null : decimal(priceDiscount);
  // A discount alone is taken off a price that nobody states; CII cannot say it otherwise.
  const gross = grossPrice === null ? discount && price.plus(discount) : decimal(grossPrice);
  return { quantity, unitPrice: price, baseQuantity: decimal(priceBaseQuantity), grossPrice: gross, discount };
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
