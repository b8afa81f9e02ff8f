import { randomInt } from 'node:crypto';
import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import { STRICT_POLICY } from '../answers/content-policy.js';
import { answerTo, codeOf } from '../answers/error-status.js';
import { type Fault, type GateFault, HttpError, type RuleFault } from '../answers/http-error.js';
import { refusalOfDocument } from '../answers/conformance.js';
import { refusalOfEInvoice } from '../answers/e-invoice.js';
import { EInvoiceInvalidError } from '../../pdf/e-invoice-invalid-error.js';
import { DocumentNotConformantError } from '../../pdf/conformance.js';
import { contextOf } from '../request/request-context.js';
import { leaveBodyUnread } from '../request/unread-body.js';

/** No route has this path. */
export const notFound: RequestHandler = () => {
  throw new HttpError('not_found', 'There is nothing at this address.');
};

/** The last handler: every error gets the same shape of body. The cause goes only into the log, under the request id. */
export const handleError: ErrorRequestHandler = (error: unknown, request, response, _next) => {
  const context = contextOf(response);
  context.error = error;
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  leaveBodyUnread(request, response);
  const { code, status, message, retry, lasting } = answerTo(codeOf(error), isOurs(error) ? 'ours' : context.source);
  const own = forCaller(error);
  if (own) response.set(own.headers);
  const wait = retryAfter(error, retry);
  if (wait !== undefined) response.set('Retry-After', String(wait));
  sendError(response.status(status), {
    code,
    message: own?.message ?? (isLasting(error) ? (lasting ?? message) : message),
    ...(own?.faults && { faults: own.faults }),
    ...(own && own.furtherFaults > 0 && { further_faults: own.furtherFaults }),
    request_id: context.origin.requestId,
  });
};

/** An error that is written for the caller. */
function forCaller(error: unknown): HttpError | undefined {
  if (error instanceof DocumentNotConformantError) return refusalOfDocument(error);
  if (error instanceof EInvoiceInvalidError) return refusalOfEInvoice(error);
  return error instanceof HttpError ? error : undefined;
}

/** When to retry, in whole seconds. The times are spread, so that callers who were refused together do not retry together. */
function retryAfter(error: unknown, retry: true | undefined): number | undefined {
  const { retryAfterSeconds } = (error ?? {}) as { retryAfterSeconds?: unknown };
  if (typeof retryAfterSeconds === 'number') return retryAfterSeconds + randomInt(0, 3);
  return retry && randomInt(1, 4);
}

function isLasting(error: unknown): boolean {
  return ((error ?? {}) as { lasting?: unknown }).lasting === true;
}

/** Neither the document nor its sender is to blame. */
function isOurs(error: unknown): boolean {
  return ((error ?? {}) as { isOurs?: unknown }).isOurs === true;
}

/** The body of an error (contract: `code`, `message`, `request_id`), with `faults` if the caller sent data. */
export interface ErrorBody {
  code: string;
  message: string;
  faults?: readonly (Fault | GateFault | RuleFault)[];
  further_faults?: number;
  request_id: string;
}

/** The headers of every error. */
export function headersOfError(body: string): Record<string, string> {
  return {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': String(Buffer.byteLength(body)),
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': STRICT_POLICY,
  };
}

function sendError(response: Response, body: ErrorBody): void {
  const text = JSON.stringify(body);
  response.set(headersOfError(text));
  response.end(text);
}
