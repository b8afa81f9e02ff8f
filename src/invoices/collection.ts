import type { CivilDate, DecimalString, InvoiceStatus, PaymentMeans } from './invoice.js';
import { decimal } from './money.js';
import { paymentKindOf } from './payment-kind.js';

/** Whether the buyer has to do something to pay. Money that the seller takes, by direct debit or from a card, comes without the buyer. */
export function buyerHasToAct(means: readonly Pick<PaymentMeans, 'meansCode'>[]): boolean {
  return means.every(({ meansCode }) => !['direct-debit', 'card'].includes(paymentKindOf(meansCode)));
}

/** What decides whether the buyer is late. */
export interface Collectable {
  status: InvoiceStatus;
  amountDue: DecimalString;
  dueDate: CivilDate | null;
  paymentMeans: readonly Pick<PaymentMeans, 'meansCode'>[];
}

/** Whether the due date of an invoice has passed, and the buyer should have paid. @param today in the organisation's time zone */
export function isOverdue({ status, amountDue, dueDate, paymentMeans }: Collectable, today: CivilDate): boolean {
  // Days in ISO form can be compared as text.
  const hasPassed = dueDate !== null && dueDate < today;
  return status === 'ISSUED' && hasPassed && decimal(amountDue).gt(0) && buyerHasToAct(paymentMeans);
}
