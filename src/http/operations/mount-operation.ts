import type { Request, RequestHandler, Response, Router } from 'express';
import type { z } from 'zod';
import { only } from '../answers/only-methods.js';
import { type Access, allowedMethods, type Input, type Operation, parseInput, sourceOf } from './operation.js';
import { contextOf } from '../request/request-context.js';

/** The checks of a request by what the operation needs: the token before its parameters are read, the rate limit after that. */
export type Gates = Readonly<Record<Access, { identify: readonly RequestHandler[]; admit: readonly RequestHandler[] }>>;

/** Answers one request whose parameters are parsed. */
export type Handle<P extends z.ZodObject, Q extends z.ZodObject> = (
  input: Input<P, Q>,
  request: Request,
  response: Response,
) => Promise<void> | void;

/** Mounts an operation on its path: method, token, parameters, rate limit, then the handler. A malformed request does not count against the rate limit. */
export function mountOperation<P extends z.ZodObject, Q extends z.ZodObject>(
  router: Router,
  gates: Gates,
  operation: Operation<P, Q>,
  handle: Handle<P, Q>,
): void {
  mountPath(router, [mounted(gates, operation, handle)]);
}

/** An operation that is ready to be mounted. */
export interface Mounted {
  path: string;
  access: Access;
  handlers: readonly RequestHandler[];
}

/** Mounts the operations of one path. Each has methods of its own; every other method is refused. */
export function mountPath(router: Router, operations: readonly [Mounted, ...Mounted[]]): void {
  const path = operations[0].path.replaceAll(/\{(\w+)\}/g, ':$1');
  const methods = operations.flatMap(({ access }) => allowedMethods(access));
  router.all(path, nameOf(operations[0]), only(...methods), ...operations.flatMap(ofItsMethods));
}

/** The steps of an operation, which let requests with other methods pass. */
function ofItsMethods({ access, handlers }: Mounted): RequestHandler[] {
  const methods = allowedMethods(access);
  return handlers.map(
    (handler) => (request, response, next) => (methods.includes(request.method) ? handler(request, response, next) : next()),
  );
}

/** The steps of an operation up to its handler. */
export function mounted<P extends z.ZodObject, Q extends z.ZodObject>(
  gates: Gates,
  operation: Operation<P, Q>,
  handle: Handle<P, Q>,
): Mounted {
  const { path, access } = operation;
  const { identify, admit } = gates[access];
  const inputs = new WeakMap<Response, Input<P, Q>>();
  const parse: RequestHandler = (request, response, next) => {
    inputs.set(response, parseInput(operation, request));
    next();
  };
  const answer: RequestHandler = async (request, response) => {
    await handle(inputs.get(response) as Input<P, Q>, request, response);
  };
  return { path, access, handlers: [nameOf(operation), ...identify, parse, ...admit, answer] };
}

/** Notes which operation answers a request. */
function nameOf({ path, access }: Pick<Operation, 'path' | 'access'>): RequestHandler {
  return (_request, response, next) => {
    Object.assign(contextOf(response), { route: path, source: sourceOf(access) });
    next();
  };
}
