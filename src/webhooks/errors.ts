import type { ErrorCode } from '../invoices/error-code.js';

/** The service may not send notifications to this URL. The message says why, for the caller who asked for it; it names nothing of the inner network. */
export class WebhookNotAllowedError extends Error {
  readonly code = 'invalid_batch' satisfies ErrorCode;
  override readonly name = 'WebhookNotAllowedError';
}

/** An attempt failed before there was an answer. The message says why in a few words, for the operator; it holds nothing that the receiver wrote. */
export class WebhookFault extends Error {
  readonly code = 'webhook_failed';
  override readonly name = 'WebhookFault';
}
