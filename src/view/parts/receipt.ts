import type { Receipt } from '../../invoices/receipt.js';
import type { PaymentsView } from '../document/payment-view.js';
import type { Formats } from '../language/formats.js';
import { type Messages, fill } from '../language/messages.js';
import { presence } from '../text/printable-text.js';

/** What was received: payments, then the credits that were used. */
export function paymentsView(
  { payments, appliedCredits, currencyCode }: Receipt,
  messages: Messages,
  formats: Formats,
): PaymentsView {
  const items = [
    ...payments.map(({ number, amount, paidOn, method }) => ({
      date: formats.shortDate(paidOn),
      method: presence(method),
      reference: number,
      amount: formats.amount(amount, currencyCode),
    })),
    ...appliedCredits.map(({ creditNoteNumber, amount, appliedOn }) => ({
      date: formats.shortDate(appliedOn),
      method: null,
      reference: fill(messages.credited, { number: creditNoteNumber }),
      amount: formats.amount(amount, currencyCode),
    })),
  ];
  return { hasMethods: items.some(({ method }) => method !== null), items };
}
