import type { Request, Response } from 'express';
import { CallerGoneError } from '../../pdf/deadline.js';
import type { Step } from '../../pdf/steps.js';
import type { ErrorCode } from '../../invoices/error-code.js';
import { type ClaimedConformance, claimedConformance } from '../answers/conformance.js';
import { type ReportedEInvoice, reportedEInvoice } from '../answers/e-invoice.js';
import { answerTo, codeOf } from '../answers/error-status.js';
import { contextOf } from '../request/request-context.js';
import { parseTraceParent, type TraceParent } from '../request/trace-parent.js';

/** A finished request, without its subject or its caller. */
export interface FinishedRequest {
  method: string;
  /** The path of the operation, its parameters as `{name}`; undefined if there is no operation at this address. */
  route: string | undefined;
  path: string;
  scheme: string;
  httpVersion: string;
  status: number;
  /** Code of the error that ended it. */
  code: ErrorCode | undefined;
  error: unknown;
  requestId: string;
  /** On the monotonic clock. */
  startedAt: number;
  endedAt: number;
  steps: readonly Step[];
  /** Bytes of the body; undefined if it was cut off. */
  bytes: number | undefined;
  /** What its PDF claims; undefined if none was finished. */
  conformance: ClaimedConformance | undefined;
  /** What became of the e-invoice that was wanted of it; undefined if none was. */
  eInvoice: ReportedEInvoice | undefined;
  traceParent: TraceParent | undefined;
  traceState: string | undefined;
}

/** Called for each finished request; returns the id of its trace if it began one. */
export type ObserveRequest = (request: FinishedRequest) => string | undefined;

/** Longer paths are cut in the log. */
const MAX_PATH = 200;

/** The facts about a request when its response is closed. @param request as it was on arrival: its connection may be gone */
export function finishedRequest(
  { method, path, scheme }: Pick<FinishedRequest, 'method' | 'path' | 'scheme'>,
  response: Response,
): FinishedRequest {
  const { origin, route, steps, startedAt, error, conformance, eInvoice } = contextOf(response);
  const { req: request } = response;
  // An error after the headers could no longer change the status.
  const gone = !response.writableFinished && (error === undefined || error instanceof CallerGoneError);
  const code = gone ? 'caller_gone' : error === undefined ? undefined : answerTo(codeOf(error)).code;
  return {
    method,
    route,
    path: path.slice(0, MAX_PATH),
    scheme,
    httpVersion: request.httpVersion,
    status: gone ? answerTo('caller_gone').status : response.statusCode,
    code,
    error,
    requestId: origin.requestId,
    startedAt,
    endedAt: performance.now(),
    steps: steps.ended,
    bytes: response.writableFinished ? Number(response.get('Content-Length') ?? 0) : undefined,
    conformance: conformance && claimedConformance(conformance),
    eInvoice: eInvoice && reportedEInvoice(eInvoice),
    traceParent: parseTraceParent(request.headers.traceparent),
    traceState: headerText(request, 'tracestate'),
  };
}

function headerText({ headers }: Request, name: string): string | undefined {
  const value = headers[name];
  return typeof value === 'string' ? value : undefined;
}
