import { InvalidDocumentError, jsonPath, UnprintableTextError } from '../../../templates/index.js';
import { DocumentCutError, DocumentTooLargeError, InvalidJsonError } from '../../../pdf/document/errors.js';
import { HttpError } from '../../answers/http-error.js';
import { printDocument } from './operations.js';

/** What was wrong with data that a caller sent, in words for the caller; every other error as it is. */
export function refusalOfData(error: unknown): unknown {
  if (error instanceof InvalidJsonError) return new HttpError('invalid_request', error.message, { cause: error });
  if (error instanceof InvalidDocumentError) {
    const message = 'The data is not what this template takes; see faults.';
    return new HttpError('invalid_document', message, { faults: error.faults, cause: error });
  }
  if (error instanceof UnprintableTextError) {
    const message = `${jsonPath(error.path)} holds characters that no font here has: ${error.codePoints.join(', ')}.`;
    return new HttpError('unprintable_text', message, { status: printDocument.statuses?.unprintable_text, cause: error });
  }
  if (error instanceof DocumentTooLargeError) {
    return new HttpError('document_too_large', `The document is larger than this service prints: ${error.message}.`, {
      cause: error,
    });
  }
  if (error instanceof DocumentCutError) {
    return new HttpError('document_check_failed', error.message, {
      status: printDocument.statuses?.document_check_failed,
      faults: error.faults,
      cause: error,
    });
  }
  return error;
}
