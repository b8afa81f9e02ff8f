import { InvoiceTooLargeError } from '../../../invoices/errors.js';
import { ForeignOrganisationError, ImportError } from '../../../invoices/import-errors.js';
import { UnprintableTextError } from '../../../templates/index.js';
import { HttpError } from '../../answers/http-error.js';
import { refusalOfData } from './refusals.js';

/** For an error in records that the caller sent: the same error with a message for the caller. Every other error stays as it is. */
export function refusalOfRecords(error: unknown): unknown {
  if (error instanceof ForeignOrganisationError) {
    return new HttpError(error.code, `${error.message}, so nothing was stored or printed.`, { cause: error });
  }
  if (error instanceof ImportError) {
    const faults = error.faults.map(({ path, message, rule, term }) => ({
      path: path === 'file' ? 'body' : path,
      message,
      ...(rule && { rule }),
      ...(term && { term }),
    }));
    return new HttpError(error.code, undefined, { faults, furtherFaults: error.furtherFaults, cause: error });
  }
  if (error instanceof InvoiceTooLargeError) {
    return new HttpError(error.code, `The invoice is too large: ${error.message}.`, { cause: error });
  }
  if (error instanceof UnprintableTextError) {
    const message = `The invoice contains characters that no font of this service has: ${error.codePoints.join(', ')} (first in ${error.field}).`;
    return new HttpError(error.code, message, { cause: error });
  }
  return refusalOfData(error);
}
