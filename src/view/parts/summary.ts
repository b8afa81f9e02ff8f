import type { BillingDocument, InvoiceLike } from '../../invoices/billing-document.js';
import type { CivilDate, DecimalString } from '../../invoices/invoice.js';
import { decimal } from '../../invoices/money.js';
import type { SummaryView } from '../document/document-view.js';
import type { Formats } from '../language/formats.js';
import { type Messages, type TextKey, fill } from '../language/messages.js';
import { dueDateOf } from './meta.js';
import { dueLabel, isOwed } from './status.js';

interface Summary {
  label: TextKey;
  value: DecimalString;
  /** By when it is due, or when it was paid. */
  day?: { key: 'dueOn' | 'paidOn'; date: CivilDate | null };
}

/** The main figure of the document: the amount due, paid, offered, received or credited, or the balance of the account. */
export function summaryView(document: BillingDocument, messages: Messages, formats: Formats): SummaryView {
  const { label, value, day } = summary(document);
  // A date is kept together.
  const note = day?.date ? fill(messages[day.key], { date: formats.date(day.date).replaceAll(' ', '\u00a0') }) : null;
  return { label: messages[label], amount: formats.money(value, document.currencyCode), note, size: 'regular' };
}

function summary(document: BillingDocument): Summary {
  if (document.type === 'STATEMENT') return { label: 'closingBalance', value: document.closingBalance };
  const { type, totals } = document;
  if (type === 'RECEIPT') return { label: 'amountReceived', value: totals.paidAmount };
  if (type === 'QUOTE' || !isOwed(document)) return { label: 'taxInclusive', value: totals.taxInclusive };
  // A credit note shows its sign.
  if (type === 'CREDIT_NOTE')
    return isCreditAlone(document)
      ? { label: 'totalCredit', value: totals.taxInclusive }
      : { label: 'balance', value: totals.amountDue };
  if (isPaid(document)) return { label: 'amountPaid', value: totals.paidAmount, day: { key: 'paidOn', date: paidOn(document) } };
  return { label: dueLabel(document), value: totals.amountDue, day: { key: 'dueOn', date: dueDateOf(document) } };
}

/** Whether all that a credit note credits is still to be given back: its total is its balance. */
export function isCreditAlone({ totals }: InvoiceLike): boolean {
  return decimal(totals.amountDue).eq(totals.taxInclusive);
}

/** Whether payments cover the invoice exactly. A draft asks for nothing yet, and so nothing of it is paid. */
export function isPaid({ type, status, totals }: InvoiceLike): boolean {
  const counts = type === 'INVOICE' && status !== 'DRAFT' && status !== 'VOID';
  return counts && decimal(totals.amountDue).eq('0') && decimal(totals.paidAmount).gt('0');
}

/** The day of the last payment, with which the invoice was paid. */
function paidOn({ payments, appliedCredits }: InvoiceLike): CivilDate | null {
  const days = [...payments.map((payment) => payment.paidOn), ...appliedCredits.map(({ appliedOn }) => appliedOn)];
  return days.toSorted().at(-1) ?? null;
}
