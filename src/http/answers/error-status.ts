import type { ErrorCode } from '../../invoices/error-code.js';

/** Where the document comes from that an error is about: from the records of this service, or from the caller's request. */
export type DocumentSource = 'stored' | 'sent';

interface ErrorAnswer {
  status: number;
  /** For the caller: what happened, without a word about the inside. */
  message: string;
  /** In place of both where the caller sent the document: then the caller can mend it. */
  sent?: { status: number; message: string };
  /** The same request may succeed a moment later. */
  retry?: true;
  /** In place of the message where trying again does not help before an operator has done something. */
  lasting?: string;
}

/** Status and words of every error. Only an `HttpError` has words of its own: it is made for the caller. */
export const ERRORS = {
  invalid_request: { status: 400, message: 'The request is malformed.' },
  invalid_id: { status: 400, message: 'Invalid invoice id.' },
  invalid_parameter: { status: 400, message: 'Invalid parameter.' },
  unauthorized: { status: 401, message: 'A valid bearer token is required.' },
  insufficient_scope: { status: 403, message: 'The token lacks the scope that this needs.' },
  not_found: { status: 404, message: 'Not found.' },
  method_not_allowed: { status: 405, message: 'This method is not allowed here.' },
  request_timeout: { status: 408, message: 'The request did not arrive in time.' },
  payload_too_large: { status: 413, message: 'The body of the request is larger than this service takes.' },
  unsupported_media_type: { status: 415, message: 'The body must be application/json, in UTF-8 and not compressed.' },
  invalid_document: { status: 422, message: 'The data is not what this template takes; see faults.' },
  document_too_large: { status: 422, message: 'The document is larger than this service prints.' },
  invoice_too_large: {
    status: 422,
    message: 'The invoice is larger than this service prints.',
  },
  rate_limited: { status: 429, message: 'Too many requests; try again later.' },
  headers_too_large: { status: 431, message: 'The headers of the request are too large.' },
  // nginx's code for a caller that did not wait; nobody reads the answer, the log does.
  caller_gone: { status: 499, message: 'The caller closed the connection.' },
  inconsistent_invoice: {
    status: 500,
    message: 'The figures or dates of this invoice contradict each other; it is not printed until they are mended.',
  },
  unprintable_text: {
    status: 500,
    message:
      'The invoice holds characters that no font here has; it is not printed until the text is changed or a font is added.',
    sent: { status: 422, message: 'The document holds characters that no font here has.' },
  },
  template_unavailable: {
    status: 500,
    message:
      'The template or the look that is chosen for this invoice cannot be used; it is not printed until its organisation or custom form is mended.',
  },
  template_error: { status: 500, message: 'The template of this document is faulty.' },
  document_check_failed: {
    status: 500,
    message:
      'Something on the printed page would be cut off or missing, so the document is not released. Shorten its long texts or figures, or change its template.',
    sent: { status: 422, message: 'Something on the printed page would be cut off or missing; see faults.' },
  },
  render_failed: { status: 500, message: 'The document could not be printed.' },
  internal_error: { status: 500, message: 'Something went wrong on our side.' },
  overloaded: { status: 503, message: 'Too many documents are being printed; try again shortly.', retry: true },
  database_unavailable: {
    status: 503,
    message: 'The database is not available; try again shortly.',
    retry: true,
    lasting: 'The database is not set up for this service; its operator must do that first.',
  },
  chromium_unavailable: { status: 503, message: 'The printer is not available; try again shortly.', retry: true },
  keys_unavailable: { status: 503, message: 'Tokens cannot be verified at the moment; try again shortly.', retry: true },
  // Only the gateway says it (deploy/nginx): from the service there is no answer.
  service_unavailable: { status: 503, message: 'The service cannot be reached; try again shortly.', retry: true },
  render_timeout: { status: 504, message: 'The document was not ready in time.' },
} as const satisfies Record<ErrorCode, ErrorAnswer>;

/** The answer to an error's code; an unknown one is ours to answer for. */
export function answerTo(code: unknown, source: DocumentSource = 'stored'): Omit<ErrorAnswer, 'sent'> & { code: ErrorCode } {
  const known = typeof code === 'string' && Object.hasOwn(ERRORS, code) ? (code as ErrorCode) : 'internal_error';
  const { sent, ...answer }: ErrorAnswer = ERRORS[known];
  return { code: known, ...answer, ...(source === 'sent' && sent) };
}

/** The code of an error. Express reports a path that cannot be decoded, and the like, by status. */
export function codeOf(error: unknown): unknown {
  const { code, status } = (error ?? {}) as { code?: unknown; status?: unknown };
  return code === undefined && typeof status === 'number' && status >= 400 && status < 500 ? 'invalid_request' : code;
}
