/** The code of every error that a caller can get. `http/answers/error-status.ts` has the status and the words of each: one without them does not compile. */
export type ErrorCode =
  // The request cannot be taken.
  | 'invalid_request'
  | 'invalid_id'
  | 'invalid_parameter'
  | 'unauthorized'
  | 'insufficient_scope'
  | 'not_found'
  | 'method_not_allowed'
  | 'request_timeout'
  | 'payload_too_large'
  | 'unsupported_media_type'
  | 'headers_too_large'
  | 'rate_limited'
  | 'caller_gone'
  // The document cannot be printed.
  | 'invalid_document'
  | 'document_too_large'
  | 'invoice_too_large'
  | 'inconsistent_invoice'
  | 'unprintable_text'
  | 'template_unavailable'
  | 'template_error'
  | 'document_check_failed'
  | 'render_failed'
  // The service cannot do it now.
  | 'internal_error'
  | 'overloaded'
  | 'database_unavailable'
  | 'chromium_unavailable'
  | 'keys_unavailable'
  | 'service_unavailable'
  | 'render_timeout';
