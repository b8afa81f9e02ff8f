import type { InvoiceLike } from '../../invoices/billing-document.js';
import type { DecimalString } from '../../invoices/invoice.js';
import { decimal } from '../../invoices/money.js';
import type { TotalView } from '../document/totals-view.js';
import type { Formats } from '../language/formats.js';
import { type Messages, fill } from '../language/messages.js';
import { presence } from '../text/printable-text.js';
import { row } from './total-row.js';

/** What was paid, with a row for each payment and credit. A single payment needs no extra row. */
export function paidRows(invoice: InvoiceLike, messages: Messages, formats: Formats): TotalView[] {
  const deducted = (value: DecimalString) => formats.amount(decimal(value).times('-1').toFixed(), invoice.currencyCode);
  const records = [
    ...invoice.payments.map(({ number, amount, paidOn, method }) => ({
      reason: [
        formats.shortDate(paidOn),
        ...[presence(method), number].filter((part) => part !== null).map(formats.isolated),
      ].join(' · '),
      amount,
    })),
    ...invoice.appliedCredits.map(({ creditNoteNumber, amount, appliedOn }) => ({
      reason: `${formats.shortDate(appliedOn)} · ${fill(messages.credited, { number: formats.isolated(creditNoteNumber) })}`,
      amount,
    })),
  ];
  return [
    row('plain', invoice.type === 'RECEIPT' ? messages.amountReceived : messages.amountPaid, deducted(invoice.totals.paidAmount)),
    // A receipt shows them in a table.
    ...(invoice.type === 'RECEIPT' ? [] : records).map(({ reason, amount }): TotalView => ({
      ...row('detail', '', deducted(amount)),
      reason,
    })),
  ];
}
