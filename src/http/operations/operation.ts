import type { Request } from 'express';
import type { z } from 'zod';
import type { ErrorCode } from '../../invoices/error-code.js';
import type { DocumentSource } from '../answers/error-status.js';
import { HttpError, invalidParameter } from '../answers/http-error.js';

/** What a caller needs: but for `public` a token, and its scope where scopes are required; a limit counts the PDFs. `document` sends what is to be printed. */
export type Access = 'pdf' | 'read' | 'document' | 'template' | 'public';

/** The methods of an operation: HEAD would print a document that nobody gets. */
export function allowedMethods(access: Access): readonly string[] {
  if (access === 'document') return ['POST'];
  return access === 'pdf' ? ['GET'] : ['GET', 'HEAD'];
}

/** The method under which the description has it. */
export function describedMethod(access: Access): 'get' | 'post' {
  return access === 'document' ? 'post' : 'get';
}

/** Where the document of an operation comes from. */
export function sourceOf(access: Access): DocumentSource {
  return access === 'document' ? 'sent' : 'stored';
}

/** What an operation is sent, for its description: the handler reads it. */
export interface RequestBody {
  description: string;
  schema: z.ZodType;
  /** By name. */
  examples: Readonly<Record<string, unknown>>;
}

/** What an operation answers with when all is well, for its description. */
export interface Answer {
  description: string;
  /** By media type; a body of JSON has a schema, which the code that makes the body is held to. */
  content: Record<string, { schema: z.ZodType | 'binary'; example: unknown }>;
  /** Names of headers besides those that every answer has. */
  headers?: readonly string[];
}

/** One operation of the API: what its route parses, who may call it, and what the description says of it. Both are made from this. */
export interface Operation<P extends z.ZodObject = z.ZodObject, Q extends z.ZodObject = z.ZodObject> {
  operationId: string;
  tag: string;
  /** With `{name}` where a parameter stands. */
  path: string;
  summary: string;
  description: string;
  access: Access;
  /** Strings in; a fault's message is the whole sentence that the caller reads. */
  params: P;
  /** Strings in; a fault's message is what the parameter accepts: "asc or desc". */
  query: Q;
  body?: RequestBody;
  answers: Record<number, Answer>;
  /** Codes of errors besides those that every operation of this access has. */
  errors: readonly ErrorCode[];
}

/** Keeps the exact types of the parameters. */
export function operation<P extends z.ZodObject, Q extends z.ZodObject>(described: Operation<P, Q>): Operation<P, Q> {
  return described;
}

/** What came in, parsed. */
export interface Input<P extends z.ZodObject, Q extends z.ZodObject> {
  params: z.output<P>;
  query: z.output<Q>;
}

/**
 * Parses what a request says, before anything is done for it.
 * @throws HttpError invalid_id for the path, invalid_parameter for the query; each says what is accepted
 */
export function parseInput<P extends z.ZodObject, Q extends z.ZodObject>(
  { params, query }: Operation<P, Q>,
  request: Pick<Request, 'params' | 'query'>,
): Input<P, Q> {
  const path = params.safeParse(request.params);
  if (!path.success) throw new HttpError('invalid_id', path.error.issues[0]?.message ?? 'Invalid id.');
  const rest = query.safeParse(request.query);
  if (!rest.success) {
    const [issue] = rest.error.issues;
    throw invalidParameter(String(issue?.path[0]), issue?.message ?? 'something else');
  }
  return { params: path.data, query: rest.data };
}

/** The path of an operation with its parameters in their places, percent-encoded. */
export function operationPath({ path }: Pick<Operation, 'path'>, params: Readonly<Record<string, string>>): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
}
