import { calculateTotals } from '../../../invoices/totals/calculate-totals.js';
import type { CompleteInvoice } from './complete-invoice.js';
import type { ImportedInvoice } from '../format/schema.js';

/** The invoice in which no figure that the record leaves out follows from its tax breakdown or totals: all follow from its lines. */
export function withoutFollowing(imported: ImportedInvoice, complete: CompleteInvoice): CompleteInvoice {
  const stated = imported.lines.map(({ netAmount, taxAmount }) => ({ netAmount, taxAmount }));
  const { lines, taxBreakdown, totals } = calculateTotals({
    ...imported,
    ...complete,
    lines: complete.lines.map((line, index) => ({ ...line, netAmount: undefined, taxAmount: undefined, ...stated[index] })),
    taxBreakdown: undefined,
    totals: undefined,
    paidAmount: complete.totals.paidAmount,
  });
  return {
    ...complete,
    lines: complete.lines.map((line, index) => ({ ...line, ...lines[index] })),
    taxBreakdown: imported.taxBreakdown ? complete.taxBreakdown : taxBreakdown,
    totals: imported.totals ? complete.totals : totals,
  };
}
