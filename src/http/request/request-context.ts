import { randomUUID } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import { type Caller, RunningRequest } from '../../pdf/running-request.js';
import type { DocumentSource } from '../answers/error-status.js';
import { clientAddress } from './client-address.js';
import { requestDeadline, type RequestDeadline } from './request-signal.js';
import { isTrustedPeer } from './trusted-peer.js';

/** The state of one request, from its arrival to its log line. */
export class RequestContext extends RunningRequest {
  readonly startedAt = performance.now();
  caller?: Caller;
  /** The path of the operation, its parameters as `{name}`; absent if there is no operation at this address. */
  route?: string;
  /** Source of the document of that operation. */
  source?: DocumentSource;
  /** The error, for the log. */
  error?: unknown;
}

const contexts = new WeakMap<Response, RequestContext>();

/** A request id that is safe in logs and headers. */
const SANE_ID = /^[A-Za-z0-9._-]{1,128}$/;

/** Longer user agents are cut. */
const MAX_USER_AGENT = 512;

/** Gives each request its context, with the deadline of the whole request. */
export function openContext(requestTimeoutMs: number): RequestHandler {
  return (request, response, next) => {
    addContext(request, response, requestDeadline(response, requestTimeoutMs));
    next();
  };
}

/** Gives a request its context and returns its id in the answer. Only a trusted proxy may set that id. */
export function addContext(request: Request, response: Response, deadline: RequestDeadline): RequestContext {
  const eventId = randomUUID();
  const origin = {
    eventId,
    requestId: givenId(request) ?? eventId,
    ipAddress: clientAddress(request),
    userAgent: request.get('user-agent')?.slice(0, MAX_USER_AGENT) ?? null,
  };
  const context = new RequestContext(origin, deadline);
  contexts.set(response, context);
  response.set('X-Request-Id', origin.requestId);
  return context;
}

/** The context of the request that this response answers. */
export function contextOf(response: Response): RequestContext {
  const context = contexts.get(response);
  if (!context) throw new Error('the request has no context: openContext comes first');
  return context;
}

function givenId(request: Request): string | undefined {
  const given = request.get('x-request-id');
  return given !== undefined && SANE_ID.test(given) && isTrustedPeer(request) ? given : undefined;
}
