import type { ErrorCode } from './error-code.js';

/** A field of a record that cannot be taken, and why. */
export interface ImportFault {
  /** Such as `invoices[3].lines[0].quantity`, or the XPath of an element. */
  path: string;
  message: string;
  /** The rule of e-invoices that it breaks, where that was asked for and one is known. */
  rule?: string | null;
  /** The business term or group that it is about, where that was asked for and one is known. */
  term?: string | null;
}

/** The most faults that are reported. The rest usually repeats them. */
export const MOST_FAULTS = 100;

/** Records are invalid; nothing of them was stored. */
export class ImportError extends Error {
  readonly code = 'invalid_import' satisfies ErrorCode;
  override readonly name = 'ImportError';
  /** The first hundred faults that were found. */
  readonly faults: readonly ImportFault[];
  /** How many more were found. */
  readonly furtherFaults: number;

  constructor(faults: readonly ImportFault[], furtherFaults = 0) {
    const shown = faults.slice(0, MOST_FAULTS);
    const further = faults.length - shown.length + furtherFaults;
    const lines = shown.map(({ path, message }) => `${path}: ${message}`);
    super([...lines, ...(further > 0 ? [`and ${further} more`] : [])].join('\n'));
    this.faults = shown;
    this.furtherFaults = further;
  }
}

/** The records of a body name another organisation than the token. Nothing was stored. */
export class ForeignOrganisationError extends Error {
  readonly code = 'foreign_organisation' satisfies ErrorCode;
  override readonly name = 'ForeignOrganisationError';

  /** @param path the field that names it */
  constructor(path: string) {
    super(`${path} names another organisation than the token`);
  }
}
