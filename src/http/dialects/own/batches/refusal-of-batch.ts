import { BatchSelectionError, BatchStateError } from '../../../../invoices/batches/errors.js';
import { InvalidJsonError } from '../../../../pdf/document/errors.js';
import { HttpError } from '../../../answers/http-error.js';

/** For an error of a batch: the same error with a message for the caller. Every other error stays as it is. */
export function refusalOfBatch(error: unknown): unknown {
  if (error instanceof BatchSelectionError) {
    return new HttpError(error.code, undefined, { faults: error.faults, furtherFaults: error.furtherFaults, cause: error });
  }
  if (error instanceof BatchStateError) return new HttpError(error.code, error.message, { cause: error });
  if (error instanceof InvalidJsonError) {
    return new HttpError('invalid_batch', undefined, { faults: [{ path: 'body', message: error.message }], cause: error });
  }
  return error;
}
