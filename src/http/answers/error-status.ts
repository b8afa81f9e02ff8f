import type { ErrorCode } from '../../invoices/error-code.js';

/** Source of the document that an error is about: the records of this service, or the caller's request. */
export type DocumentSource = 'stored' | 'sent';

/** The one who can mend what an error is about: who keeps the document, or we, wherever it comes from. */
export type Blamed = DocumentSource | 'ours';

interface ErrorAnswer {
  status: number;
  /** For the caller: what happened, without internal details. */
  message: string;
  /** Replaces both if the caller sent the document and so can correct it. */
  sent?: { status: number; message: string };
  /** Replaces the message if neither the document nor its sender is to blame. */
  ours?: string;
  /** The same request may succeed a moment later. */
  retry?: true;
  /** Replaces the message if a retry cannot succeed before an operator acts. */
  lasting?: string;
}

/** Status and message of every error. Only an `HttpError` brings its own message, which is written for the caller. */
export const ERRORS = {
  invalid_request: { status: 400, message: 'The request is malformed.' },
  invalid_id: { status: 400, message: 'Invalid invoice id.' },
  invalid_parameter: { status: 400, message: 'Invalid parameter.' },
  unauthorized: { status: 401, message: 'A valid bearer token is required.' },
  insufficient_scope: { status: 403, message: 'The token lacks the scope that this operation needs.' },
  foreign_organisation: { status: 403, message: 'The records name another organisation than the token.' },
  not_found: { status: 404, message: 'Not found.' },
  method_not_allowed: { status: 405, message: 'This method is not allowed here.' },
  request_timeout: { status: 408, message: 'The request did not arrive in time.' },
  not_a_draft: { status: 409, message: 'Only a draft can be deleted. Correct an issued invoice with a credit note.' },
  batch_state: { status: 409, message: 'The batch is in a state in which this cannot be done.' },
  batch_expired: { status: 410, message: 'The files of this batch were deleted after their lifetime. Create the batch again.' },
  batch_files_missing: {
    status: 500,
    message:
      'Files of the batch are missing in the storage. Create the batch again. An operator must check that all processes use the same storage.',
  },
  batch_abandoned: {
    status: 500,
    message:
      'The work on the result was interrupted several times. Try again; if it happens again, an operator must look into it.',
  },
  batch_empty: { status: 422, message: 'No invoice of the batch could be made, so it has no result; see faults.' },
  batch_too_large_to_merge: {
    status: 422,
    message: 'The PDFs of the batch are too many, or too large, for one PDF. Ask for a ZIP, or make several batches.',
  },
  payload_too_large: { status: 413, message: 'The request body is too large.' },
  unsupported_media_type: { status: 415, message: 'The body has a type that is not accepted here, or is compressed.' },
  range_not_satisfiable: { status: 416, message: 'The result has no bytes in the range that was asked for.' },
  invalid_batch: { status: 422, message: 'No batch can be made of this request; see faults.' },
  idempotency_key_reused: {
    status: 422,
    message: 'The Idempotency-Key came with another request before. Use a new key for a new request.',
  },
  invalid_import: { status: 422, message: 'The records cannot be taken, and nothing was stored; see faults.' },
  invalid_document: { status: 422, message: 'The data does not match what this template accepts; see faults.' },
  document_too_large: { status: 422, message: 'The document is too large to print.' },
  invoice_too_large: {
    status: 422,
    message: 'The invoice is too large to print.',
  },
  rate_limited: { status: 429, message: 'Too many requests; try again later.' },
  headers_too_large: { status: 431, message: 'The headers of the request are too large.' },
  // nginx's code for a caller that did not wait. Nobody reads this answer; the status is for the log.
  caller_gone: { status: 499, message: 'The caller closed the connection.' },
  inconsistent_invoice: {
    status: 500,
    message: 'The figures or dates of this invoice contradict each other. It can be printed once they are corrected.',
  },
  unprintable_text: {
    status: 500,
    message:
      'The invoice contains characters that no font of this service has. It can be printed once the text is changed or a font is added.',
    sent: { status: 422, message: 'The document contains characters that no font of this service has.' },
  },
  template_unavailable: {
    status: 500,
    message:
      'The template or the look chosen for this invoice cannot be used. It can be printed once its organisation or custom form is corrected.',
    sent: { status: 422, message: 'The template or the look chosen for this invoice cannot be used.' },
  },
  template_error: { status: 500, message: 'The template of this document is faulty.' },
  document_check_failed: {
    status: 500,
    message:
      'Something on the printed page would be cut off or missing, so the document is not released. Shorten its long texts or figures, or change its template.',
    sent: { status: 422, message: 'Something on the printed page would be cut off or missing; see faults.' },
    ours: 'The printed PDF does not have the form that this service can check, or does not say what the invoice says, so the document is not released. An operator must look into it.',
  },
  document_not_conformant: {
    status: 422,
    message: 'The document is not sent, because it does not conform to a standard that its PDF must claim; see faults.',
  },
  e_invoice_invalid: {
    status: 422,
    message: 'The invoice breaks rules of the e-invoice that it must be, so nothing is sent; see faults.',
  },
  render_failed: { status: 500, message: 'The document could not be printed.' },
  item_abandoned: {
    status: 500,
    message:
      'The work on this invoice was interrupted several times. Try again; if it happens again, an operator must look into it.',
  },
  internal_error: { status: 500, message: 'Something went wrong on our side.' },
  overloaded: { status: 503, message: 'Too many documents are being printed; try again shortly.', retry: true },
  import_busy: { status: 503, message: 'Another import is still writing; try again shortly.', retry: true },
  database_unavailable: {
    status: 503,
    message: 'The database is not available; try again shortly.',
    retry: true,
    lasting: 'The database is not set up for this service. An operator must set it up first.',
  },
  chromium_unavailable: { status: 503, message: 'Printing is not available; try again shortly.', retry: true },
  keys_unavailable: { status: 503, message: 'Tokens cannot be verified at the moment; try again shortly.', retry: true },
  storage_unavailable: { status: 503, message: 'The storage of batch results is not available; try again shortly.', retry: true },
  storage_full: { status: 503, message: 'The storage of batch results is full. An operator must make room first.' },
  // Only the gateway sends this (deploy/nginx), when the service does not answer.
  service_unavailable: { status: 503, message: 'The service cannot be reached; try again shortly.', retry: true },
  render_timeout: { status: 504, message: 'The document was not ready in time.' },
} as const satisfies Record<ErrorCode, ErrorAnswer>;

/** The answer for an error code. An unknown code is an internal error. */
export function answerTo(code: unknown, blamed: Blamed = 'stored'): Omit<ErrorAnswer, 'sent' | 'ours'> & { code: ErrorCode } {
  const known = typeof code === 'string' && Object.hasOwn(ERRORS, code) ? (code as ErrorCode) : 'internal_error';
  const { sent, ours, ...answer }: ErrorAnswer = ERRORS[known];
  return {
    code: known,
    ...answer,
    ...(blamed === 'sent' && sent),
    ...(blamed === 'ours' && ours !== undefined && { message: ours }),
  };
}

/** The code of an error. For a path that cannot be decoded, for example, Express sets only a status. */
export function codeOf(error: unknown): unknown {
  const { code, status } = (error ?? {}) as { code?: unknown; status?: unknown };
  return code === undefined && typeof status === 'number' && status >= 400 && status < 500 ? 'invalid_request' : code;
}
