import type { CivilDate, Invoice } from '../invoices/invoice.js';
import { decimal } from '../invoices/money.js';
import type { TextKey, Messages } from './messages.js';

export type StatusCode = 'draft' | 'issued' | 'overdue' | 'paid' | 'partly-paid' | 'void';

/** Where the document stands for its reader. */
export interface StatusView {
  code: StatusCode;
  label: string;
  /** The label again where it must not be overlooked: draft, overdue, paid, void; else null. */
  badge: string | null;
  /** The label again where the document must not be taken for a valid one: draft, void; else null. */
  watermark: string | null;
}

const LABELS: Record<StatusCode, TextKey> = {
  draft: 'statusDraft',
  issued: 'statusIssued',
  overdue: 'statusOverdue',
  paid: 'statusPaid',
  'partly-paid': 'statusPartlyPaid',
  void: 'statusVoid',
};

const PROMINENT = new Set<StatusCode>(['draft', 'overdue', 'paid', 'void']);
const NOT_VALID = new Set<StatusCode>(['draft', 'void']);

/** The status in the reader's words; `today` in the seller's time zone. */
export function statusView(invoice: Invoice, today: CivilDate, messages: Messages): StatusView {
  const code = statusCode(invoice, today);
  const label = messages[LABELS[code]];
  return { code, label, badge: PROMINENT.has(code) ? label : null, watermark: NOT_VALID.has(code) ? label : null };
}

function statusCode({ type, status, totals, dueDate }: Invoice, today: CivilDate): StatusCode {
  if (status === 'DRAFT') return 'draft';
  if (status === 'VOID') return 'void';
  const due = decimal(totals.amountDue);
  const paid = decimal(totals.paidAmount);
  // A credit note is money owed the other way: neither late nor paid by its reader.
  if (type === 'CREDIT_NOTE') return 'issued';
  // Days of one calendar in ISO form compare as text.
  if (due.gt(0)) return dueDate !== null && dueDate < today ? 'overdue' : paid.gt(0) ? 'partly-paid' : 'issued';
  return paid.gt(0) ? 'paid' : 'issued';
}

/** Whether the reader is asked for money: only then does the document show where to pay. */
export function asksForPayment({ type, status, totals }: Invoice): boolean {
  return type === 'INVOICE' && status !== 'VOID' && decimal(totals.amountDue).gt(0);
}
