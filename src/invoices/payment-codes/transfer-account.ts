import { buyerHasToAct } from '../collection.js';
import { plainIban } from './iban.js';
import type { PaymentMeans } from '../invoice.js';
import { paymentKindOf } from '../payment-kind.js';

/** The account that a payment code names: that of the first transfer with a valid IBAN. Null if there is none, or if the seller collects the money. */
export function transferAccount(means: readonly PaymentMeans[]): PaymentMeans | null {
  if (!buyerHasToAct(means)) return null;
  return means.find(({ meansCode, iban }) => paymentKindOf(meansCode) === 'transfer' && plainIban(iban ?? '') !== null) ?? null;
}
