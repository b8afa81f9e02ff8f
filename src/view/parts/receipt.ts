import type { Receipt } from '../../invoices/receipt.js';
import type { PaymentsView } from '../document/payment-view.js';
import type { Formats } from '../language/formats.js';
import { type Messages, fill } from '../language/messages.js';
import { presence } from '../text/printable-text.js';
import { byDate } from './paid-rows.js';

/** What was received, payments and credits that were used, by date. */
export function paymentsView(
  { payments, appliedCredits, currencyCode }: Receipt,
  messages: Messages,
  formats: Formats,
): PaymentsView {
  const records = [
    ...payments.map(({ number, amount, paidOn, method }) => ({
      date: paidOn,
      method: presence(method),
      reference: number,
      amount,
    })),
    ...appliedCredits.map(({ creditNoteNumber, amount, appliedOn }) => ({
      date: appliedOn,
      method: null,
      reference: fill(messages.credited, { number: creditNoteNumber }),
      amount,
    })),
  ].toSorted(byDate);
  const items = records.map(({ date, amount, ...rest }) => ({
    ...rest,
    date: formats.shortDate(date),
    amount: formats.amount(amount, currencyCode),
  }));
  return { hasMethods: items.some(({ method }) => method !== null), items };
}
