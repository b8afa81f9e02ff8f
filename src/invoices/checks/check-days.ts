import { InconsistentInvoiceError } from '../errors.js';
import type { CivilDate } from '../invoice.js';
import type { Findings } from './findings.js';

/** A day of a record, and the field that holds it. */
export interface NamedDay {
  field: string;
  day: CivilDate | null | undefined;
}

/** The days of an invoice that are checked. */
export interface CheckableDays {
  issueDate?: CivilDate | undefined;
  dueDate?: CivilDate | null | undefined;
  billingStartDate?: CivilDate | null | undefined;
  billingEndDate?: CivilDate | null | undefined;
  precedingInvoices?: readonly { date?: CivilDate | null | undefined }[] | undefined;
  /** The date of the first of them, if the record states it in a field of its own. */
  precedingInvoiceDate?: CivilDate | undefined;
}

/** The same of a line. */
export interface CheckableLineDays {
  chargingStartDate?: CivilDate | null | undefined;
  chargingEndDate?: CivilDate | null | undefined;
}

/** Checks that no period ends before it begins, and that no preceding invoice is from a later day. An odd due date is up to the seller. */
export function checkDays(invoice: CheckableDays & { lines: readonly CheckableLineDays[] }, findings: Findings): void {
  const { issueDate, billingStartDate, billingEndDate, precedingInvoices = [], lines } = invoice;
  refuseBackwards(
    { field: 'billingStartDate', day: billingStartDate },
    { field: 'billingEndDate', day: billingEndDate },
    findings,
  );
  lines.forEach(({ chargingStartDate, chargingEndDate }, index) => {
    const start = { field: `lines[${index}].chargingStartDate`, day: chargingStartDate };
    refuseBackwards(start, { field: `lines[${index}].chargingEndDate`, day: chargingEndDate }, findings);
  });
  precedingInvoices.forEach(({ date }, index) => {
    if (!date || !issueDate || date <= issueDate) return;
    const field = index === 0 && invoice.precedingInvoiceDate ? 'precedingInvoiceDate' : `precedingInvoices[${index}].date`;
    findings.refuse(field, date, `${issueDate} (issueDate) or earlier`);
  });
  checkDueDate(invoice, findings);
}

const MANY_YEARS = 10;

function checkDueDate({ issueDate, dueDate }: CheckableDays, findings: Findings): void {
  if (!issueDate || !dueDate) return;
  if (dueDate < issueDate) findings.warn('BT-9', 'dueDate', `is ${dueDate}, before the issue date ${issueDate}.`);
  else if (Number(dueDate.slice(0, 4)) - Number(issueDate.slice(0, 4)) > MANY_YEARS) {
    findings.warn('BT-9', 'dueDate', `is ${dueDate}, more than ${MANY_YEARS} years after the issue date.`);
  }
}

function refuseBackwards(first: NamedDay, last: NamedDay, findings: Findings): void {
  const expected = earliest(first, last);
  if (expected !== null) findings.refuse(last.field, last.day ?? '', expected);
}

/** Checks that one day is not after another, if both are given. @throws InconsistentInvoiceError that names the second field */
export function checkOrder(first: NamedDay, last: NamedDay): void {
  const expected = earliest(first, last);
  if (expected !== null) throw new InconsistentInvoiceError(last.field, last.day ?? '', expected);
}

/** What the second day must be; null if it is. Days of one calendar in ISO form compare as text. */
function earliest(first: NamedDay, last: NamedDay): string | null {
  if (!first.day || !last.day || first.day <= last.day) return null;
  return `${first.day} (${first.field.replace(/^.*\./, '')}) or later`;
}
