import type { ErrorCode } from '../../invoices/error-code.js';

/** The request body is not valid JSON for a document. The message is for the caller. */
export class InvalidJsonError extends Error {
  readonly code = 'invalid_request' satisfies ErrorCode;
  override readonly name = 'InvalidJsonError';
}

/** The document is too large to print. Nothing was released. */
export class DocumentTooLargeError extends Error {
  readonly code = 'document_too_large' satisfies ErrorCode;
  override readonly name = 'DocumentTooLargeError';

  /** @param what the part that is too large, e.g. `$.lines.items` @param limit and how large it may be: "10000 rows" */
  constructor(what: string, limit: string) {
    super(`${what}: larger than ${limit}`);
  }
}

/** A part of the document would be cut off or missing on its pages. The faults are for the caller. Nothing was released. */
export class DocumentCutError extends Error {
  readonly code = 'document_check_failed' satisfies ErrorCode;
  override readonly name = 'DocumentCutError';
  readonly faults: readonly { path: string; message: string }[];

  constructor(faults: readonly { path: string; message: string }[], options: ErrorOptions) {
    super('Something on the printed page would be cut off or missing; see faults.', options);
    this.faults = faults;
  }
}
