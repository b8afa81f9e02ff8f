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
  const { path, access } = operation;
  const { identify, admit } = gates[access];
  const inputs = new WeakMap<Response, Input<P, Q>>();
  const name: RequestHandler = (_request, response, next) => {
    const context = contextOf(response);
    context.route = path;
    context.source = sourceOf(access);
    next();
  };
  const parse: RequestHandler = (request, response, next) => {
    inputs.set(response, parseInput(operation, request));
    next();
  };
  const expressPath = path.replaceAll(/\{(\w+)\}/g, ':$1');
  router.all(expressPath, name, only(...allowedMethods(access)), ...identify, parse, ...admit, async (request, response) => {
    await handle(inputs.get(response) as Input<P, Q>, request, response);
  });
}
