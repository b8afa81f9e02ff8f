import type { CivilDate, Invoice } from '../invoices/invoice.js';
import type { Formats } from './formats.js';
import type { SummaryView } from './invoice-view.js';
import { type LabelledText, labelled } from './labelled-text.js';
import { widthOf } from './decimal-columns.js';
import type { Messages } from './messages.js';
import type { StatusView } from './status.js';

/** Dates and references, in the order in which a bookkeeper asks for them. */
export function metaView(invoice: Invoice, status: StatusView, messages: Messages, formats: Formats): LabelledText[] {
  const date = (value: CivilDate | null | undefined) => (value ? formats.date(value) : null);
  return labelled(
    [messages.issueDate, date(invoice.issueDate)],
    [messages.dueDate, date(invoice.dueDate)],
    [messages.billingPeriod, billingPeriod(invoice, formats)],
    [messages.status, status.label],
    [messages.deliveryDate, date(invoice.delivery?.date)],
    [messages.taxPointDate, invoice.taxPointDate === invoice.issueDate ? null : date(invoice.taxPointDate)],
    [messages.purchaseOrder, invoice.purchaseOrderReference],
    [messages.orderNumber, invoice.orderNumber],
    [messages.buyerReference, invoice.buyerReference],
    [messages.contract, invoice.contractReference],
    [messages.project, invoice.projectReference],
    [messages.correctedInvoice, correctedInvoice(invoice, formats)],
  );
}

/** The amount due; for a credit note, whose sign speaks for itself, the balance; the total of what is void and owed by nobody. */
export function summaryView({ type, status, totals, currencyCode }: Invoice, messages: Messages, formats: Formats): SummaryView {
  const isVoid = status === 'VOID';
  const amount = formats.money(isVoid ? totals.taxInclusive : totals.amountDue, currencyCode);
  const width = widthOf(amount);
  return {
    label: isVoid ? messages.taxInclusive : type === 'CREDIT_NOTE' ? messages.balance : messages.amountDue,
    amount,
    size: width <= LARGE ? 'regular' : width <= SMALLER ? 'long' : 'very-long',
  };
}

/** What fits a quarter of the line at the large size and at the smaller one, in em of that size. */
const LARGE = 6.4;
const SMALLER = 7.8;

function billingPeriod({ billingStartDate: start, billingEndDate: end }: Invoice, formats: Formats): string | null {
  return period(start, end, formats);
}

/** A period of which only one end may be known. */
export function period(start: CivilDate | null, end: CivilDate | null, formats: Formats): string | null {
  if (start && end) return formats.period(start, end);
  return start ? `${formats.date(start)} –` : end ? `– ${formats.date(end)}` : null;
}

function correctedInvoice(
  { precedingInvoiceNumber: number, precedingInvoiceDate: date }: Invoice,
  formats: Formats,
): string | null {
  return number && date ? `${formats.isolated(number)} (${formats.date(date)})` : number;
}
