import type { RequestHandler, Response } from 'express';
import { CallerGoneError } from '../invoice-pdf/deadline.js';
import { answerTo, codeOf } from './error-status.js';
import { contextOf } from './request-context.js';

/** Receives one line per request. */
export type Log = (level: 'error' | 'warn' | 'info' | 'debug', event: string, fields: Record<string, unknown>) => void;

/** Writes one line per request when it is over, whichever way: who, what, how it ended and what it cost, step by step. */
export function logRequests(log: Log): RequestHandler {
  return (request, response, next) => {
    response.once('close', () => {
      const { method, path } = request;
      // Not at once: the step that the close ended has yet to be timed.
      setImmediate(() => {
        const fields = outcome(response);
        log(fields.status >= 500 ? 'error' : 'info', 'request', { method, path: path.slice(0, 200), ...fields });
      });
    });
    next();
  };
}

function outcome(response: Response) {
  const { requestId, ipAddress, caller, steps, startedAt, error } = contextOf(response);
  // An error that came after the headers could no longer show in the status.
  const gone = !response.writableFinished && (error === undefined || error instanceof CallerGoneError);
  const status = gone ? answerTo('caller_gone').status : response.statusCode;
  return {
    status,
    request_id: requestId,
    ip_address: ipAddress,
    organisation_id: caller?.organisationId,
    subject: caller?.subject,
    bytes: response.writableFinished ? Number(response.get('Content-Length') ?? 0) : undefined,
    milliseconds: Math.round((performance.now() - startedAt) * 10) / 10,
    steps: steps.milliseconds,
    ...(error !== undefined && { error: describe(error) }),
  };
}

/** An error and its causes, without stacks for what is no fault of ours. */
function describe(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, cause, stack } = error;
  const code = codeOf(error);
  const known = answerTo(code).code !== 'internal_error';
  return { name, code, message, ...(!known && { stack }), ...(cause !== undefined && { cause: describe(cause) }) };
}
