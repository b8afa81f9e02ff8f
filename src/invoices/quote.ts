import type { CivilDate, Invoice } from './invoice.js';

/** DECLINED by the customer; VOID: withdrawn by the seller. */
export const QUOTE_STATUSES = ['DRAFT', 'ISSUED', 'ACCEPTED', 'DECLINED', 'VOID'] as const;
export type QuoteStatus = (typeof QUOTE_STATUSES)[number];

/** An offer: priced and taxed like the invoice that it would become. Nothing was paid, and nothing is due yet. */
export interface Quote extends Omit<Invoice, 'type' | 'status' | 'dueDate'> {
  type: 'QUOTE';
  status: QuoteStatus;
  /** The last day on which it can be accepted; null: until it is withdrawn. */
  validUntil: CivilDate | null;
}
