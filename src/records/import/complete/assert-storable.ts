import { decimal } from '../../../invoices/money.js';
import { ImportError } from '../../faults/errors.js';
import type { CompleteInvoice } from './complete-invoice.js';

/** NUMERIC(28, 4) has 24 digits before the point. */
const LIMIT = decimal('1'.padEnd(25, '0'));

/** A product of valid numbers can be too large for its column. @throws ImportError with the path of a figure that the database cannot hold */
export function assertStorable({ lines, taxBreakdown, totals }: CompleteInvoice, path: string): void {
  const check = (field: string, value: string) => {
    if (decimal(value).abs().lt(LIMIT)) return;
    throw new ImportError([
      { path: `${path}.${field}`, message: `is ${value}; an amount has at most 24 digits before the point` },
    ]);
  };
  lines.forEach(({ netAmount, taxAmount }, index) => {
    check(`lines[${index}].netAmount`, netAmount);
    check(`lines[${index}].taxAmount`, taxAmount);
  });
  taxBreakdown.forEach(({ taxableAmount, taxAmount }, index) => {
    check(`taxBreakdown[${index}].taxableAmount`, taxableAmount);
    check(`taxBreakdown[${index}].taxAmount`, taxAmount);
  });
  for (const [field, value] of Object.entries(totals)) check(`totals.${field}`, value);
}
