import {
  context,
  createTraceState,
  type SpanContext,
  SpanKind,
  SpanStatusCode,
  TraceFlags,
  trace,
  type Tracer,
} from '@opentelemetry/api';
import type { FinishedRequest } from '../../http/server/finished-request.js';

/**
 * Makes the spans of a finished request: one for the server, and below it one for each step. Nothing is made while the request runs. Attributes follow OpenTelemetry's
 * conventions for HTTP servers. Texts of errors, names of callers and addresses stay in the log, which has the trace's id.
 * @returns the id of the trace
 */
export function recordRequest(tracer: Tracer, request: FinishedRequest): string {
  // Durations come from the monotonic clock, the time of day from the wall clock as it is now: the two drift apart over days.
  const epoch = Date.now() - performance.now();
  const { status, code } = request;
  const method = METHODS.has(request.method) ? request.method : '_OTHER';
  const span = tracer.startSpan(
    request.route === undefined ? spanMethod(method) : `${spanMethod(method)} ${request.route}`,
    { kind: SpanKind.SERVER, startTime: epoch + request.startedAt, attributes: attributesOf(request, method) },
    parentOf(request),
  );
  if (span.isRecording()) {
    const below = trace.setSpan(context.active(), span);
    for (const { name, start, end, failed } of request.steps) {
      const child = tracer.startSpan(name, { startTime: epoch + start }, below);
      if (failed && code !== undefined) child.setAttribute('error.type', code);
      if (failed && status >= 500) child.setStatus({ code: SpanStatusCode.ERROR });
      child.end(epoch + end);
    }
    if (code !== undefined) span.addEvent('exception', { 'exception.type': nameOf(request.error) }, epoch + request.endedAt);
    if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
    span.end(epoch + request.endedAt);
  }
  return span.spanContext().traceId;
}

/** The methods that the conventions list. */
const METHODS = new Set(['CONNECT', 'DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT', 'QUERY', 'TRACE']);

function spanMethod(method: string): string {
  return method === '_OTHER' ? 'HTTP' : method;
}

function attributesOf(
  { method, path, scheme, httpVersion, route, status, code, bytes, requestId, conformance, eInvoice }: FinishedRequest,
  known: string,
) {
  return {
    'http.request.method': known,
    ...(known === '_OTHER' && { 'http.request.method_original': method }),
    'url.path': path,
    'url.scheme': scheme,
    'network.protocol.version': httpVersion,
    ...(route !== undefined && { 'http.route': route }),
    'http.response.status_code': status,
    ...(bytes !== undefined && { 'http.response.body.size': bytes }),
    ...(code !== undefined && { 'error.type': code }),
    ...(conformance && { 'invoice_press.conformance': conformance.claimed }),
    ...(eInvoice && { 'invoice_press.e_invoice': `${eInvoice.profile} ${eInvoice.result}` }),
    'invoice_press.request_id': requestId,
  };
}

/** The caller's span, with its decision whether the trace is recorded. */
function parentOf({ traceParent, traceState }: FinishedRequest) {
  const nothing = context.active();
  if (!traceParent) return nothing;
  const parent: SpanContext = {
    traceId: traceParent.traceId,
    spanId: traceParent.parentId,
    traceFlags: traceParent.sampled ? TraceFlags.SAMPLED : TraceFlags.NONE,
    isRemote: true,
    ...(traceState !== undefined && { traceState: createTraceState(traceState) }),
  };
  return trace.setSpanContext(nothing, parent);
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'Error';
}
