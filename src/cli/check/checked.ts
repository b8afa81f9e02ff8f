import type { ValidationReport } from '../../pdf/xml/validation-report.js';

/** An invoice that was checked. */
export interface Checked {
  /** The file or the id that the command names. */
  source: string;
  /** The number of the invoice; if it cannot be read, its place in the file (`invoices[2]`); null: neither is known. */
  invoice: string | null;
  report: ValidationReport;
}

/** What a file or an id came to. */
export interface Outcome {
  checked: Checked[];
  /** Why nothing, or not all of it, could be checked; null: all of it was. */
  unreadable: { source: string; message: string } | null;
}

/** Something that cannot be checked. */
export function unreadable(source: string, message: string): Outcome {
  return { checked: [], unreadable: { source, message } };
}
