import type { CivilDate, DecimalString, InvoiceStatus, PaymentMeans } from './invoice.js';
import { decimal } from './money.js';
import { type PaymentKind, paymentKindOf } from './payment-kind.js';

/**
 * Types of UNTDID 1001 (BT-3) that inform and demand no payment: invoicing data sheet, tax notification, pro forma invoice, commission note, consignment invoice
 * (no sale), reversal of a debit, forwarder's discrepancy report, invoice information for accounting, claim notification, consular and customs invoice.
 */
const INFORMATION = new Set(['102', '130', '325', '382', '395', '457', '553', '751', '817', '870', '935']);

/** Invoices and credit notes that the buyer issues (Directive 2006/112/EC, article 224). */
const SELF_BILLED = new Set(['261', '389', '471', '473', '500', '501', '502', '527']);

/** Whether the buyer issues documents of this type, in the name of the seller. */
export function isSelfBilledType(typeCode: string): boolean {
  return SELF_BILLED.has(typeCode);
}

/** Whether a document of this type only informs: nobody pays because of it. */
export function isInformationType(typeCode: string): boolean {
  return INFORMATION.has(typeCode);
}

/** Whether a document of this type demands payment of its reader. The reader of a self-billed invoice is the seller. */
export function isDemandType(typeCode: string): boolean {
  return !INFORMATION.has(typeCode) && !isSelfBilledType(typeCode);
}

/** The seller takes the money, or what both owe each other is set off: nothing is left for the buyer to do. */
const WITHOUT_BUYER = new Set<PaymentKind>(['direct-debit', 'collected', 'card', 'clearing']);

/** Whether the buyer has to do something to pay. */
export function buyerHasToAct(means: readonly Pick<PaymentMeans, 'meansCode'>[]): boolean {
  return means.every(({ meansCode }) => !WITHOUT_BUYER.has(paymentKindOf(meansCode)));
}

/** What decides whether the buyer is late. */
export interface Collectable {
  status: InvoiceStatus;
  /** BT-3: UNTDID 1001. */
  typeCode: string;
  amountDue: DecimalString;
  dueDate: CivilDate | null;
  paymentMeans: readonly Pick<PaymentMeans, 'meansCode'>[];
}

/** Whether the due date of an invoice has passed, and the buyer should have paid. @param today in the organisation's time zone */
export function isOverdue({ status, typeCode, amountDue, dueDate, paymentMeans }: Collectable, today: CivilDate): boolean {
  // Days in ISO form can be compared as text.
  const hasPassed = dueDate !== null && dueDate < today;
  const isOwed = decimal(amountDue).gt(0) && isDemandType(typeCode);
  return status === 'ISSUED' && hasPassed && isOwed && buyerHasToAct(paymentMeans);
}
