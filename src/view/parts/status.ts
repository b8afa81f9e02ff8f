import type { BillingDocument, InvoiceLike } from '../../invoices/billing-document.js';
import { isPastDue } from '../../invoices/totals/ageing.js';
import { paymentStatus } from '../../invoices/ledger/payment-status.js';
import { isInformationType, isOverdue } from '../../invoices/collection.js';
import type { CivilDate, Invoice } from '../../invoices/invoice.js';
import { decimal } from '../../invoices/money.js';
import type { Quote } from '../../invoices/quote.js';
import type { StatusCode, StatusView } from '../document/status-view.js';
import type { TextKey, Messages } from '../language/messages.js';

const LABELS: Record<StatusCode, TextKey> = {
  draft: 'statusDraft',
  issued: 'statusIssued',
  overdue: 'statusOverdue',
  paid: 'statusPaid',
  'partly-paid': 'statusPartlyPaid',
  void: 'statusVoid',
  open: 'statusOpen',
  accepted: 'statusAccepted',
  declined: 'statusDeclined',
  expired: 'statusExpired',
};

const PROMINENT = new Set<StatusCode>(['draft', 'overdue', 'paid', 'void', 'accepted', 'declined', 'expired']);
const NOT_VALID = new Set<StatusCode>(['draft', 'void']);

/** The status in the reader's words; `today` in the seller's time zone. */
export function statusView(document: BillingDocument, today: CivilDate, messages: Messages): StatusView {
  const code = statusCode(document, today);
  const label = messages[labelOf(document, code)];
  return { code, label, badge: PROMINENT.has(code) ? label : null, watermark: NOT_VALID.has(code) ? label : null };
}

/** Of an invoice, what its status means for the payer. */
function labelOf(document: BillingDocument, code: StatusCode): TextKey {
  if (isSettledWithoutPayment(document, code)) return 'statusNothingDue';
  return code === 'issued' && document.type === 'INVOICE' ? 'statusUnpaid' : LABELS[code];
}

function statusCode(document: BillingDocument, today: CivilDate): StatusCode {
  switch (document.type) {
    case 'QUOTE':
      return quoteStatus(document, today);
    case 'RECEIPT':
      return document.status === 'VOID' ? 'void' : 'paid';
    case 'STATEMENT':
      return isPastDue(document) ? 'overdue' : 'issued';
    default:
      return invoiceStatus(document, today);
  }
}

function invoiceStatus(invoice: Invoice, today: CivilDate): StatusCode {
  const { type, status, totals } = invoice;
  if (status === 'DRAFT') return 'draft';
  if (status === 'VOID') return 'void';
  // With a credit note the seller owes the money: it is never late or paid by its reader.
  if (type === 'CREDIT_NOTE') return 'issued';
  const paid = paymentStatus(totals);
  if (paid === 'PAID') return 'paid';
  const isLate = isOverdue({ ...invoice, amountDue: totals.amountDue }, today);
  return isLate ? 'overdue' : paid === 'PARTIALLY_PAID' ? 'partly-paid' : 'issued';
}

/** Whether nothing is due although nothing was ever paid, or the seller owes the rest: "paid" would not be true. */
function isSettledWithoutPayment(document: BillingDocument, code: StatusCode): boolean {
  if (code !== 'paid' || document.type !== 'INVOICE') return false;
  const { paidAmount, amountDue } = document.totals;
  return decimal(paidAmount).eq('0') || decimal(amountDue).lt('0');
}

const QUOTE_CODES = { DRAFT: 'draft', ACCEPTED: 'accepted', DECLINED: 'declined', VOID: 'void' } as const;

function quoteStatus({ status, validUntil }: Quote, today: CivilDate): StatusCode {
  if (status !== 'ISSUED') return QUOTE_CODES[status];
  return validUntil !== null && validUntil < today ? 'expired' : 'open';
}

/** Whether an amount is open that the buyer owes. */
export function asksForPayment(document: BillingDocument): boolean {
  if (document.type === 'STATEMENT') return decimal(document.closingBalance).gt(0);
  return isOpenInvoice(document) && decimal(document.totals.amountDue).gt(0);
}

/** Whether the seller owes the buyer an amount: the document of a refund. */
export function announcesRefund(document: BillingDocument): boolean {
  if (document.type === 'CREDIT_NOTE') return document.status !== 'VOID' && !decimal(document.totals.amountDue).eq('0');
  return isOpenInvoice(document) && decimal(document.totals.amountDue).lt('0');
}

/** Whether an invoice is settled: how that was done may be said. */
export function isSettled(document: BillingDocument): document is Invoice {
  return isOpenInvoice(document) && decimal(document.totals.amountDue).eq('0');
}

/** An invoice that somebody pays: it is not void, and does not only inform. */
function isOpenInvoice(document: BillingDocument): document is Invoice {
  return document.type === 'INVOICE' && document.status !== 'VOID' && !isInformationType(document.typeCode);
}

/** Nobody owes a void invoice, or one that only informs. */
export function isOwed(document: InvoiceLike): boolean {
  return document.status !== 'VOID' && !(document.type === 'INVOICE' && isInformationType(document.typeCode));
}

/** What the last amount is: of a credit note, which shows its sign, and of an invoice with which the seller owes the buyer. */
export function dueLabel({ type, totals }: InvoiceLike): TextKey {
  if (type === 'CREDIT_NOTE') return 'balance';
  return decimal(totals.amountDue).lt('0') ? 'creditBalance' : 'amountDue';
}
