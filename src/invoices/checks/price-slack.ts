import type Big from 'big.js';
import type { PricedLine } from '../totals/line-amounts.js';
import { decimal } from '../money.js';

/** Prices may be rounded to this many decimals or more. */
const FEWEST_DECIMALS = 2;

/** How much an extended amount can be off because the price is rounded: quantity ÷ base quantity × half a unit of the price's last decimal. */
export function priceSlack({ quantity, unitPrice, priceBaseQuantity }: PricedLine): Big {
  return decimal(quantity).div(priceBaseQuantity).abs().times(halfLastDecimal(unitPrice));
}

/** Half a unit of a price's last decimal that is not zero. */
export function halfLastDecimal(price: string): Big {
  const decimals = decimal(price).toFixed().split('.')[1]?.length ?? 0;
  return decimal('0.5').div(decimal('10').pow(Math.max(FEWEST_DECIMALS, decimals)));
}
