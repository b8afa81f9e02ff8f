import { InconsistentInvoiceError } from '../errors.js';
import { markFaults } from '../national-marks/mark-faults.js';
import type { MarkedInvoice, NationalMarks } from '../national-marks.js';

/**
 * Checks that the national marks of an invoice that is to be printed agree with it.
 * @throws InconsistentInvoiceError for the first fault
 */
export function checkNationalMarks(invoice: MarkedInvoice & { nationalMarks: NationalMarks | null }): void {
  const [fault] = invoice.nationalMarks ? markFaults(invoice.nationalMarks, invoice) : [];
  if (fault) throw new InconsistentInvoiceError(fault.field, fault.stored, fault.expected);
}
