import { decimal, sum } from '../../../../invoices/money.js';

/** A discount or surcharge on a price (BT-147). */
export interface PriceChange {
  isCharge: boolean;
  amount: string;
}

/** BT-147: what all changes take off the gross price. */
export function priceDiscount(changes: readonly PriceChange[]): string | undefined {
  if (changes.length === 0) return undefined;
  return sum(changes.map(({ isCharge, amount }) => (isCharge ? decimal(amount).neg() : decimal(amount)))).toFixed();
}
