import { InvalidDocumentError, jsonPath, UnprintableTextError } from '../../../templates/index.js';
import { DocumentCutError, DocumentTooLargeError, InvalidJsonError } from '../../../pdf/document/errors.js';
import { answerTo } from '../../answers/error-status.js';
import { type Fault, HttpError } from '../../answers/http-error.js';

/** For an error in data that the caller sent: the same error with a message for the caller. Every other error stays as it is. */
export function refusalOfData(error: unknown): unknown {
  if (error instanceof InvalidJsonError) return refusal(error, error.message);
  if (error instanceof DocumentTooLargeError) {
    return refusal(error, `The document is too large to print: ${error.message}.`);
  }
  if (error instanceof UnprintableTextError) {
    return refusal(
      error,
      `${jsonPath(error.path)} contains characters that no font of this service has: ${error.codePoints.join(', ')}.`,
    );
  }
  if (error instanceof InvalidDocumentError || error instanceof DocumentCutError) {
    return refusal(error, answerTo(error.code, 'sent').message, error.faults);
  }
  return error;
}

type DataError = InvalidJsonError | InvalidDocumentError | UnprintableTextError | DocumentTooLargeError | DocumentCutError;

function refusal(error: DataError, message: string, faults?: readonly Fault[]): HttpError {
  return new HttpError(error.code, message, { faults, cause: error });
}
