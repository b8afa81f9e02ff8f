import { InconsistentInvoiceError } from '../errors.js';
import type { CivilDate } from '../invoice.js';

/** A day of a record, and the field that holds it. */
export interface NamedDay {
  field: string;
  day: CivilDate | null | undefined;
}

/** The days of an invoice whose order is checked. Others may be odd, such as a due date before the issue date: that is up to the seller. */
export interface CheckableDays {
  issueDate?: CivilDate | undefined;
  billingStartDate?: CivilDate | null | undefined;
  billingEndDate?: CivilDate | null | undefined;
  precedingInvoiceDate?: CivilDate | null | undefined;
}

/** The same of a line. */
export interface CheckableLineDays {
  chargingStartDate?: CivilDate | null | undefined;
  chargingEndDate?: CivilDate | null | undefined;
}

/** Checks that no period ends before it begins, and that the preceding invoice is not from a later day. @throws InconsistentInvoiceError */
export function checkDays(invoice: CheckableDays & { lines: readonly CheckableLineDays[] }): void {
  const { issueDate, billingStartDate, billingEndDate, precedingInvoiceDate, lines } = invoice;
  checkOrder({ field: 'billingStartDate', day: billingStartDate }, { field: 'billingEndDate', day: billingEndDate });
  lines.forEach(({ chargingStartDate, chargingEndDate }, index) => {
    const start = { field: `lines[${index}].chargingStartDate`, day: chargingStartDate };
    checkOrder(start, { field: `lines[${index}].chargingEndDate`, day: chargingEndDate });
  });
  if (precedingInvoiceDate && issueDate && precedingInvoiceDate > issueDate) {
    throw new InconsistentInvoiceError('precedingInvoiceDate', precedingInvoiceDate, `${issueDate} (issueDate) or earlier`);
  }
}

/** Checks that one day is not after another, if both are given. @throws InconsistentInvoiceError that names the second field */
export function checkOrder(first: NamedDay, last: NamedDay): void {
  // Days of one calendar in ISO form compare as text.
  if (!first.day || !last.day || first.day <= last.day) return;
  throw new InconsistentInvoiceError(last.field, last.day, `${first.day} (${first.field.replace(/^.*\./, '')}) or later`);
}
