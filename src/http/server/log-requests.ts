import type { RequestHandler, Response } from 'express';
import { answerTo, codeOf } from '../answers/error-status.js';
import { type FinishedRequest, finishedRequest, type ObserveRequest } from './finished-request.js';
import { countOf, firstUnmapped, type Warning } from '../../invoices/warning.js';
import type { Log } from '../log.js';
import { contextOf } from '../request/request-context.js';

/** Writes one log line for each finished request, however it ended: caller, operation, result and the time of each step. Also tells the observers. */
export function logRequests(log: Log, observe: ObserveRequest = () => undefined): RequestHandler {
  return (request, response, next) => {
    const { method, path, protocol: scheme } = request;
    response.once('close', () => {
      // Later, because the step that the close ended is not timed yet.
      setImmediate(() => {
        const finished = finishedRequest({ method, path, scheme }, response);
        const traceId = observed(finished, observe, log) ?? finished.traceParent?.traceId;
        log(levelOf(finished), 'request', fieldsOf(finished, response, traceId));
      });
    });
    next();
  };
}

/** An observer that throws must not break the request. */
function observed(finished: FinishedRequest, observe: ObserveRequest, log: Log): string | undefined {
  try {
    return observe(finished);
  } catch (error) {
    log('warn', 'request not observed', { error: describe(error) });
    return undefined;
  }
}

function fieldsOf(finished: FinishedRequest, response: Response, traceId: string | undefined) {
  const { method, path, status, requestId, startedAt, endedAt, bytes, error, conformance, eInvoice } = finished;
  const { origin, caller, steps, warnings, unmapped } = contextOf(response);
  return {
    method,
    path,
    status,
    request_id: requestId,
    ...(traceId !== undefined && { trace_id: traceId }),
    ip_address: origin.ipAddress,
    organisation_id: caller?.organisationId,
    subject: caller?.subject,
    bytes,
    milliseconds: Math.round((endedAt - startedAt) * 10) / 10,
    steps: steps.milliseconds,
    ...(warnings.length > 0 && { warnings: warnings.slice(0, MOST_NAMED).map(sentenceOf) }),
    ...(countOf(unmapped) > 0 && { unmapped: firstUnmapped(unmapped, MOST_NAMED), unmapped_count: countOf(unmapped) }),
    ...(conformance && { conformance: conformance.claimed }),
    ...(conformance && conformance.faults.length > 0 && { conformance_faults: conformance.faults }),
    ...(eInvoice && { e_invoice: eInvoice.profile, e_invoice_result: eInvoice.result }),
    ...(eInvoice && eInvoice.faults.length > 0 && { e_invoice_faults: eInvoice.faults }),
    ...(eInvoice && eInvoice.warnings > 0 && { e_invoice_warnings: eInvoice.warnings }),
    ...(error !== undefined && { error: describe(error) }),
  };
}

/** A document that does not conform is a warning: its template may have a mistake. So is one that lacks the e-invoice that was wanted. */
function levelOf({ status, conformance, eInvoice }: FinishedRequest): 'info' | 'warn' | 'error' {
  if (status >= 500) return 'error';
  if (eInvoice?.result === 'dropped') return 'warn';
  return conformance && conformance.faults.length > 0 ? 'warn' : 'info';
}

/** The most warnings, and the most elements, in a line. */
const MOST_NAMED = 20;

/** A sentence may quote a text of the invoice. */
const LONGEST_SENTENCE = 300;

function sentenceOf({ term, path, message }: Warning): string {
  return `${term ?? 'other'} ${path} ${message}`.slice(0, LONGEST_SENTENCE);
}

/** An error and its causes, with stacks only for our own faults. */
function describe(error: unknown, mayBeOurs = answerTo(codeOf(error)).status >= 500): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, cause, details } = error as Error & { details?: unknown };
  const code = codeOf(error);
  const known = answerTo(code).code !== 'internal_error';
  return {
    name,
    code,
    message,
    ...(known && details !== undefined && { details }),
    // Only if it is needed: making the text of a stack takes longer than the rest of the line.
    ...(!known && mayBeOurs && { stack: error.stack }),
    ...(cause !== undefined && { cause: describe(cause, mayBeOurs) }),
  };
}
