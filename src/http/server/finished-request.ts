import type { Request, Response } from 'express';
import { CallerGoneError } from '../../pdf/deadline.js';
import type { Step } from '../../pdf/steps.js';
import type { ErrorCode } from '../../invoices/error-code.js';
import { answerTo, codeOf } from '../answers/error-status.js';
import { contextOf } from '../request/request-context.js';
import { parseTraceParent, type TraceParent } from '../request/trace-parent.js';

/** A request that is over, without a word of what it was about or who asked. */
export interface FinishedRequest {
  method: string;
  /** The path of the operation, its parameters as `{name}`; undefined: there is none at this address. */
  route: string | undefined;
  path: string;
  scheme: string;
  httpVersion: string;
  status: number;
  /** Of the error that ended it. */
  code: ErrorCode | undefined;
  error: unknown;
  requestId: string;
  /** On the monotonic clock. */
  startedAt: number;
  endedAt: number;
  steps: readonly Step[];
  /** Of the body; undefined when it was cut off. */
  bytes: number | undefined;
  traceParent: TraceParent | undefined;
  traceState: string | undefined;
}

/** Hears of each request that is over, and returns the id of its trace if it began one. */
export type ObserveRequest = (request: FinishedRequest) => string | undefined;

/** Longer paths are cut: nobody needs them whole. */
const MAX_PATH = 200;

/** What is known of a request when its response is closed. @param request as it was when it came: its connection may be gone */
export function finishedRequest(
  { method, path, scheme }: Pick<FinishedRequest, 'method' | 'path' | 'scheme'>,
  response: Response,
): FinishedRequest {
  const { origin, route, steps, startedAt, error } = contextOf(response);
  const { req: request } = response;
  // An error that came after the headers could no longer show in the status.
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
    traceParent: parseTraceParent(request.headers.traceparent),
    traceState: headerText(request, 'tracestate'),
  };
}

function headerText({ headers }: Request, name: string): string | undefined {
  const value = headers[name];
  return typeof value === 'string' ? value : undefined;
}
