import type { Invoice } from './invoice.js';

export const RECEIPT_STATUSES = ['ISSUED', 'VOID'] as const;
export type ReceiptStatus = (typeof RECEIPT_STATUSES)[number];

/**
 * Confirms what was received. With lines: a sale that is paid in full. Without lines: payments alone, and then `paidAmount` is the only total
 * that is not zero. The invoice that was paid is the preceding invoice (BT-25, BT-26).
 */
export interface Receipt extends Omit<Invoice, 'type' | 'status' | 'dueDate'> {
  type: 'RECEIPT';
  status: ReceiptStatus;
}
