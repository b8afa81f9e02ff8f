import type { InvoiceLike } from '../../invoices/billing-document.js';
import type { CivilDate, DecimalString } from '../../invoices/invoice.js';
import { decimal } from '../../invoices/money.js';
import type { TotalView } from '../document/totals-view.js';
import type { Formats } from '../language/formats.js';
import { type Messages, fill } from '../language/messages.js';
import { presence } from '../text/printable-text.js';
import { row } from './total-row.js';

/** What was paid, as a deduction, then each payment and credit. Quiet if nothing was paid. */
export function paidRows(invoice: InvoiceLike, messages: Messages, formats: Formats): TotalView[] {
  const { totals, currencyCode } = invoice;
  const isPaid = !decimal(totals.paidAmount).eq('0');
  return [
    row(isPaid ? 'plain' : 'detail', messages.amountPaid, formats.amount(negated(totals.paidAmount), currencyCode)),
    ...paymentRows(invoice, messages, formats, negated),
  ];
}

/** Each payment and credit by date, as parts of what was paid. */
export function paymentRows(
  invoice: InvoiceLike,
  messages: Messages,
  formats: Formats,
  written: (value: DecimalString) => DecimalString = (value) => value,
): TotalView[] {
  const records = [
    ...invoice.payments.map(({ number, amount, paidOn, method }) => ({
      date: paidOn,
      words: [presence(method), number].filter((part) => part !== null).map(formats.isolated),
      amount,
    })),
    ...invoice.appliedCredits.map(({ creditNoteNumber, amount, appliedOn }) => ({
      date: appliedOn,
      words: [fill(messages.credited, { number: formats.isolated(creditNoteNumber) })],
      amount,
    })),
  ].toSorted(byDate);
  return records.map(({ date, words, amount }): TotalView => ({
    ...row('detail', '', formats.amount(written(amount), invoice.currencyCode)),
    reason: [formats.shortDate(date), ...words].join(' · '),
  }));
}

const negated = (value: DecimalString) => decimal(value).times('-1').toFixed();

/** Records of one day keep their order. */
export function byDate(one: { date: CivilDate }, other: { date: CivilDate }): number {
  return one.date < other.date ? -1 : one.date > other.date ? 1 : 0;
}
