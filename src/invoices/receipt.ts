import type { Invoice } from './invoice.js';

export const RECEIPT_STATUSES = ['ISSUED', 'VOID'] as const;
export type ReceiptStatus = (typeof RECEIPT_STATUSES)[number];

/**
 * Says what was received. With lines it stands for a sale that is paid in full; without lines for payments alone, and then `paidAmount` is the
 * only total that is not nought. The invoice that was paid is the preceding invoice (BT-25, BT-26).
 */
export interface Receipt extends Omit<Invoice, 'type' | 'status' | 'dueDate'> {
  type: 'RECEIPT';
  status: ReceiptStatus;
}
