import type { Totals } from '../invoice.js';
import { decimal } from '../money.js';

export type PaymentStatus = 'PAID' | 'PARTIALLY_PAID' | 'UNPAID';

/** How much of an invoice is paid, with money or credit. PAID if nothing is due, even if nothing ever was. */
export function paymentStatus({ amountDue, paidAmount }: Pick<Totals, 'amountDue' | 'paidAmount'>): PaymentStatus {
  if (decimal(amountDue).lte(0)) return 'PAID';
  return decimal(paidAmount).gt(0) ? 'PARTIALLY_PAID' : 'UNPAID';
}
