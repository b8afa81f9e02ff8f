import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Express, Request, Response } from 'express';
import { bearerToken } from '../authenticate/authenticate.js';
import type { KnownCallers } from '../authenticate/known-callers.js';
import { hasScope, type Scope, SCOPES } from '../authenticate/require-scope.js';
import type { Caller } from '../../pdf/running-request.js';
import { allowedMethods, sourceOf } from '../operations/operation.js';
import { addContext } from '../request/request-context.js';
import type { AllowOrigin } from './cross-origin.js';
import { handleError } from './error-handler.js';
import type { ObserveRequest } from './finished-request.js';
import type { Log } from '../log.js';
import { logRequests } from './log-requests.js';

/** Why a request for a PDF would be refused now; undefined if there may be room. @param organisationId undefined: of nobody that is known */
export type RefusalNow = (organisationId: string | undefined) => Error | undefined;

/** Answers a request and returns true, or leaves it alone. */
export type RefuseEarly = (request: IncomingMessage, response: ServerResponse) => boolean;

/** An operation that makes a PDF. */
export interface PdfOperation {
  path: string;
  access: keyof typeof SCOPES;
}

export interface EarlyRefusals {
  /** All operations that make a PDF. */
  operations: readonly PdfOperation[];
  refusalNow: RefusalNow;
  known: KnownCallers;
  requiredScopes: ReadonlySet<Scope>;
  allowOrigin: AllowOrigin;
  log: Log;
  observe?: ObserveRequest;
}

/** A refused request has no work that could be aborted. */
const nothing = (): void => undefined;
const NEVER = { signal: new AbortController().signal, allowMore: nothing };

/**
 * Refuses requests for PDFs before Express sees them, as long as there is no room for them. Under overload most requests end here, so this costs as little as
 * possible: no route, no parameters, no token. Only a caller whose token was verified a moment ago is told that its own share is used up; everybody else only
 * learns that the service is full. The answer, the log line and the metrics are made by the same code as those of every other error.
 */
export function earlyRefusals(app: Express, options: EarlyRefusals): RefuseEarly {
  const { operations, refusalNow, known, requiredScopes, allowOrigin, log, observe } = options;
  const routes = operations.map((operation) => ({ ...operation, pattern: patternOf(operation.path) }));
  const logged = logRequests(log, observe);
  const routeOf = ({ method = '', url = '' }: IncomingMessage) => {
    const [path = ''] = url.split('?', 1);
    return routes.find(({ access, pattern }) => allowedMethods(access).includes(method) && pattern.test(path));
  };

  return (request, response) => {
    const route = routeOf(request);
    if (!route) return false;
    const found = callerOf(request, known);
    const caller = found && hasScope(found, SCOPES[route.access], requiredScopes) ? found : undefined;
    const refusal = refusalNow(caller?.organisationId);
    if (!refusal) return false;
    const [asked, answer] = dressed(app, request, response);
    Object.assign(addContext(asked, answer, NEVER), { route: route.path, source: sourceOf(route.access), caller });
    logged(asked, answer, nothing);
    allowOrigin(request, response);
    handleError(refusal, asked, answer, nothing);
    return true;
  };
}

function callerOf(request: IncomingMessage, known: KnownCallers): Caller | undefined {
  try {
    return known.find(bearerToken(request));
  } catch {
    return undefined;
  }
}

/** The paths that Express matches too: a parameter is anything without a slash. */
function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replaceAll(/[.*+?^$()|[\]\\-]/g, String.raw`\$&`).replaceAll(/\{\w+\}/g, '[^/]+')}$`);
}

/** Request and response with the methods of Express, as its own first step gives them. */
function dressed(app: Express, request: IncomingMessage, response: ServerResponse): [Request, Response] {
  Object.setPrototypeOf(request, app.request as object);
  Object.setPrototypeOf(response, app.response as object);
  return [request as Request, response as Response];
}
