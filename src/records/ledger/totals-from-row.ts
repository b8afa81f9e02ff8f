import type { Totals } from '../../invoices/invoice.js';
import type { Prisma } from '../prisma-client/client.js';

/** The columns of BG-22. */
export const totalsSelect = {
  lineNetTotal: true,
  allowanceTotal: true,
  chargeTotal: true,
  taxExclusive: true,
  taxTotal: true,
  taxInclusive: true,
  paidAmount: true,
  roundingAmount: true,
  amountDue: true,
} as const satisfies Prisma.InvoiceSelect;

/** BG-22, to the last digit. */
export function totalsFromRow(row: Record<keyof Totals, Prisma.Decimal>): Totals {
  return {
    lineNetTotal: row.lineNetTotal.toFixed(),
    allowanceTotal: row.allowanceTotal.toFixed(),
    chargeTotal: row.chargeTotal.toFixed(),
    taxExclusive: row.taxExclusive.toFixed(),
    taxTotal: row.taxTotal.toFixed(),
    taxInclusive: row.taxInclusive.toFixed(),
    paidAmount: row.paidAmount.toFixed(),
    roundingAmount: row.roundingAmount.toFixed(),
    amountDue: row.amountDue.toFixed(),
  };
}
