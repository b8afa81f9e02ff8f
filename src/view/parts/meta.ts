import type { BillingDocument, InvoiceLike } from '../../invoices/billing-document.js';
import type { CivilDate } from '../../invoices/invoice.js';
import type { Statement } from '../../invoices/statement.js';
import type { Formats } from '../language/formats.js';
import type { FactView } from '../document/document-view.js';
import { type DueView, type FactName, FACTS, type FactsView } from '../document/named-view.js';
import { byName, listed, named, type NamedText } from './labelled-text.js';
import { type TextKey, type Messages, fill } from '../language/messages.js';
import type { StatusView } from '../document/status-view.js';
import { asksForPayment } from './status.js';

/** Dates and references, in the order in which a bookkeeper asks for them, and the same by name. */
export function metaView(
  document: BillingDocument,
  status: StatusView,
  messages: Messages,
  formats: Formats,
): { meta: FactView[]; facts: FactsView } {
  const entries =
    document.type === 'STATEMENT' ? statementMeta(document, messages, formats) : invoiceMeta(document, status, messages, formats);
  const { billingStartDate = null, billingEndDate = null } = document.type === 'STATEMENT' ? {} : document;
  return {
    meta: listed(entries).map((entry) => ({ ...entry, isWide: false })),
    facts: {
      ...byName(FACTS, entries),
      billingStartDate: billingStartDate && formats.date(billingStartDate),
      billingEndDate: billingEndDate && formats.date(billingEndDate),
    },
  };
}

function statementMeta(statement: Statement, messages: Messages, formats: Formats): NamedText<FactName>[] {
  return named(
    ['issueDate', messages.documentDate, formats.date(statement.issueDate)],
    ['statementPeriod', messages.statementPeriod, formats.period(statement.periodStart, statement.periodEnd)],
    ['accountId', messages.customerAccount, statement.customer.accountId],
  );
}

function invoiceMeta(invoice: InvoiceLike, status: StatusView, messages: Messages, formats: Formats): NamedText<FactName>[] {
  const isInvoice = invoice.type === 'INVOICE' || invoice.type === 'CREDIT_NOTE';
  const date = (value: CivilDate | null | undefined) => (value ? formats.date(value) : null);
  return named(
    ['issueDate', isInvoice ? messages.issueDate : messages.documentDate, date(invoice.issueDate)],
    ['dueDate', messages.dueDate, date(dueDateOf(invoice))],
    ['validUntil', messages.validUntil, date('validUntil' in invoice ? invoice.validUntil : null)],
    ['billingPeriod', messages.billingPeriod, period(invoice.billingStartDate, invoice.billingEndDate, messages, formats)],
    ['deliveryDate', messages.deliveryDate, date(invoice.delivery?.date)],
    ['taxPointDate', messages.taxPointDate, taxPoint(invoice, messages, formats)],
    ['accountId', messages.customerNumber, customerNumber(invoice)],
    ['purchaseOrderReference', messages.purchaseOrder, invoice.purchaseOrderReference],
    ['orderNumber', messages.orderNumber, invoice.orderNumber],
    ['buyerReference', messages.buyerReference, invoice.buyerReference],
    ['contractReference', messages.contract, invoice.contractReference],
    ['projectReference', messages.project, invoice.projectReference],
    ['tenderReference', messages.tender, invoice.tenderReference],
    ['despatchAdviceReference', messages.despatchAdvice, invoice.despatchAdviceReference],
    ['receivingAdviceReference', messages.receivingAdvice, invoice.receivingAdviceReference],
    ['invoicedObject', messages.invoicedObject, invoice.invoicedObject?.id ?? null],
    ['accountingReference', messages.accountingReference, invoice.accountingReference],
    ['precedingInvoices', precedingLabel(invoice, messages), precedingInvoicesText(invoice, formats)],
    ['status', messages.status, status.label],
  );
}

/** Nobody needs to know when to pay nothing. */
export function dueDateOf(invoice: InvoiceLike): CivilDate | null {
  if (invoice.type !== 'INVOICE' && invoice.type !== 'CREDIT_NOTE') return null;
  return asksForPayment(invoice) ? invoice.dueDate : null;
}

/** BT-8, by UNTDID 2005 and by 2475, which CII uses. */
const TAX_POINTS = new Map<string, TextKey>([
  ['3', 'taxPointInvoice'],
  ['5', 'taxPointInvoice'],
  ['35', 'taxPointDelivery'],
  ['29', 'taxPointDelivery'],
  ['432', 'taxPointPayment'],
  ['72', 'taxPointPayment'],
]);

/** When the tax becomes due, if not on the day of issue: a day, or the event that decides it. */
function taxPoint(invoice: InvoiceLike, messages: Messages, formats: Formats): string | null {
  const { taxPointDate, taxPointDateCode, issueDate } = invoice;
  if (taxPointDate) return taxPointDate === issueDate ? null : formats.date(taxPointDate);
  const event = TAX_POINTS.get(taxPointDateCode ?? '');
  return event ? messages[event] : null;
}

/** Keys that another system made are no numbers that a customer knows. */
const TECHNICAL = /^[0-9a-f]{8}(?:-?[0-9a-f]{4}){3}-?[0-9a-f]{12}$|^[\w.-]{31,}$/iu;

function customerNumber({ customer: { accountId } }: InvoiceLike): string | null {
  return accountId === null || TECHNICAL.test(accountId) ? null : accountId;
}

/** A credit note and a corrected invoice correct the invoices before them; another invoice, such as a final one, follows them. */
function precedingLabel(invoice: InvoiceLike, messages: Messages): string {
  const corrects = invoice.type === 'CREDIT_NOTE' || CORRECTED.has(invoice.typeCode);
  const key = invoice.type === 'RECEIPT' ? 'paidInvoice' : corrects ? 'correctedInvoice' : 'precedingInvoice';
  return fill(messages[key], { count: invoice.precedingInvoices.length });
}

/** Corrected invoices: 384, and those that are self-billed, factored or both. */
const CORRECTED = new Set(['384', '471', '472', '473']);

/** What is to be paid and by when; null if nothing is. */
export function dueView(document: BillingDocument, formats: Formats): DueView | null {
  if (!asksForPayment(document)) return null;
  if (document.type === 'STATEMENT') return { date: null, amount: formats.money(document.closingBalance, document.currencyCode) };
  const date = dueDateOf(document);
  return { date: date && formats.date(date), amount: formats.money(document.totals.amountDue, document.currencyCode) };
}

/** A period; one of its ends may be unknown. */
export function period(start: CivilDate | null, end: CivilDate | null, messages: Messages, formats: Formats): string | null {
  if (start && end) return formats.period(start, end);
  if (start) return fill(messages.periodFrom, { date: formats.date(start) });
  return end ? fill(messages.periodUntil, { date: formats.date(end) }) : null;
}

/** One on each line; a date is kept together. */
function precedingInvoicesText({ precedingInvoices }: InvoiceLike, formats: Formats): string | null {
  const texts = precedingInvoices.map(({ number, date }) =>
    date ? `${formats.isolated(number)} (${formats.date(date).replaceAll(' ', '\u00a0')})` : number,
  );
  return texts.join('\n') || null;
}
