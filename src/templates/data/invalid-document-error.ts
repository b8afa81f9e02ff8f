import type { ErrorCode } from '../../invoices/error-code.js';
import type { DataFault } from './data-faults.js';

/** The caller's data does not match what the template accepts. The faults say where, and what is accepted. */
export class InvalidDocumentError extends Error {
  readonly code = 'invalid_document' satisfies ErrorCode;
  override readonly name = 'InvalidDocumentError';
  readonly faults: readonly DataFault[];

  constructor(faults: readonly DataFault[]) {
    // Names of fields may be the caller's own words. They are for the caller, not for the log.
    super(`the data has ${faults.length} or more faults`);
    this.faults = faults;
  }
}
