import type { ErrorCode } from './error-code.js';

/** Stored figures of an invoice contradict each other; it is never printed. */
export class InconsistentInvoiceError extends Error {
  readonly code = 'inconsistent_invoice' satisfies ErrorCode;
  override readonly name = 'InconsistentInvoiceError';
  /** The field that is wrong, e.g. `totals.taxTotal`. */
  readonly field: string;
  readonly stored: string;
  readonly expected: string;

  constructor(field: string, stored: string, expected: string) {
    super(`${field} is ${stored}, the invoice's own figures make it ${expected}`);
    this.field = field;
    this.stored = stored;
    this.expected = expected;
  }
}

/** Figures or days of a statement of account contradict each other; it is never printed. */
export class InconsistentStatementError extends Error {
  readonly code = 'inconsistent_invoice' satisfies ErrorCode;
  override readonly name = 'InconsistentStatementError';
  /** The field that is wrong, e.g. `entries[3].balance`. */
  readonly field: string;
  readonly stored: string;
  readonly expected: string;

  constructor(field: string, stored: string, expected: string) {
    super(`${field} is ${stored}, the statement's own figures make it ${expected}`);
    this.field = field;
    this.stored = stored;
    this.expected = expected;
  }
}

/** A currency code that ISO 4217 does not know. */
export class UnknownCurrencyError extends Error {
  readonly code = 'inconsistent_invoice' satisfies ErrorCode;
  override readonly name = 'UnknownCurrencyError';
  readonly field = 'currencyCode';

  constructor(currencyCode: string) {
    super(`unknown currency ${JSON.stringify(currencyCode)}; expected an ISO 4217 code`);
  }
}

/** No such invoice for this organisation: absent and foreign are one. */
export class InvoiceNotFoundError extends Error {
  readonly code = 'not_found' satisfies ErrorCode;
  override readonly name = 'InvoiceNotFoundError';

  constructor() {
    super('Invoice not found.');
  }
}

/** An invoice of the ledger cannot be shown, as its figures are wrong; the cause says which. */
export class UnshowableInvoiceError extends Error {
  readonly code = 'inconsistent_invoice' satisfies ErrorCode;
  override readonly name = 'UnshowableInvoiceError';

  constructor(number: string, cause: unknown) {
    super(`invoice ${number} cannot be shown`, { cause });
  }
}

/** Only a draft may be deleted. */
export class NotADraftError extends Error {
  readonly code = 'not_a_draft' satisfies ErrorCode;
  override readonly name = 'NotADraftError';

  constructor(number: string, status: string) {
    super(`invoice ${number} is ${status}; only a draft may be deleted`);
  }
}

/** The invoice is beyond what the service prints: nothing was printed. */
export class InvoiceTooLargeError extends Error {
  readonly code = 'invoice_too_large' satisfies ErrorCode;
  override readonly name = 'InvoiceTooLargeError';

  /** @param what the part that is too large, e.g. `lines` @param limit and how large it may be: "10000 lines" */
  constructor(what: string, limit: string) {
    super(`${what}: larger than ${limit}`);
  }
}
