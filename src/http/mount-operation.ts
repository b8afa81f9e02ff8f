import type { Request, RequestHandler, Response, Router } from 'express';
import type { z } from 'zod';
import { only } from './only-methods.js';
import { type Access, type Input, type Operation, parseInput } from './operation.js';

/** What a request passes before its parameters are read, by what the operation needs. */
export type Gates = Readonly<Record<Access, readonly RequestHandler[]>>;

/** Answers one request whose parameters are parsed. */
export type Handle<P extends z.ZodObject, Q extends z.ZodObject> = (
  input: Input<P, Q>,
  request: Request,
  response: Response,
) => Promise<void> | void;

/** Puts an operation on its path: method, gates, parameters, then the handler. HEAD would print a document that nobody gets. */
export function mountOperation<P extends z.ZodObject, Q extends z.ZodObject>(
  router: Router,
  gates: Gates,
  operation: Operation<P, Q>,
  handle: Handle<P, Q>,
): void {
  const { path, access } = operation;
  const methods = access === 'pdf' ? ['GET'] : ['GET', 'HEAD'];
  router.all(path.replaceAll(/\{(\w+)\}/g, ':$1'), only(...methods), ...gates[access], async (request, response) => {
    await handle(parseInput(operation, request), request, response);
  });
}
