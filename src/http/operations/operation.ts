import type { Request } from 'express';
import type { z } from 'zod';
import type { ErrorCode } from '../../invoices/error-code.js';
import type { DocumentSource } from '../answers/error-status.js';
import { HttpError, invalidParameter } from '../answers/http-error.js';

/**
 * What a caller does, and so what it needs. All but `public` need a token, with its scope if scopes are required. PDFs, XML, checks and imports count against the rate
 * limit. With `document` and `render`, the caller sends what is to be printed or made into XML; with `validate`, what is to be checked; with `import`, what is to be stored.
 */
export type Access =
  | 'pdf'
  | 'read'
  | 'export'
  | 'import'
  | 'delete'
  | 'render'
  | 'validate'
  | 'document'
  | 'template'
  | 'batch'
  | 'batch-write'
  | 'public';

const READING = { methods: ['GET', 'HEAD'], described: 'get', source: 'stored' } as const;
const SENDING = { methods: ['POST'], described: 'post', source: 'sent' } as const;

/** PDFs have no HEAD: it would print a document that nobody gets. */
const KINDS: Record<Access, { methods: readonly string[]; described: 'get' | 'post' | 'delete'; source: DocumentSource }> = {
  public: READING,
  read: READING,
  export: READING,
  template: READING,
  pdf: { ...READING, methods: ['GET'] },
  batch: { ...READING, methods: ['GET'] },
  'batch-write': { ...SENDING, source: 'stored' },
  document: SENDING,
  render: SENDING,
  validate: SENDING,
  import: SENDING,
  delete: { methods: ['DELETE'], described: 'delete', source: 'stored' },
};

/** The methods of an operation. */
export function allowedMethods(access: Access): readonly string[] {
  return KINDS[access].methods;
}

/** The method in the API description. */
export function describedMethod(access: Access): 'get' | 'post' | 'delete' {
  return KINDS[access].described;
}

/** Where the document of an operation comes from. */
export function sourceOf(access: Access): DocumentSource {
  return KINDS[access].source;
}

/** The request body of an operation, for the API description; the handler reads it. */
export interface RequestBody {
  description: string;
  /** Of the JSON. */
  schema: z.ZodType;
  /** JSON, by name. */
  examples: Readonly<Record<string, unknown>>;
  /** Further media types, with an example each. */
  others?: Readonly<Record<string, string>>;
}

/** A header that an operation reads. All of them may be absent. */
export interface RequestHeader {
  name: string;
  description: string;
  example: string;
}

/** The successful answer of an operation, for the API description. */
export interface Answer {
  description: string;
  /** By media type. A JSON body has a schema, and the compiler checks the code that makes the body against it. `io`: it is what the schema parses. */
  content: Record<string, { schema: z.ZodType | 'binary'; example: unknown; io?: 'input' | 'output' }>;
  /** Names of headers, besides those that every answer has. */
  headers?: readonly string[];
}

/** One operation of the API: what its route parses, who may call it, and its description. Route and description are both made from this. */
export interface Operation<P extends z.ZodObject = z.ZodObject, Q extends z.ZodObject = z.ZodObject> {
  operationId: string;
  tag: string;
  /** With `{name}` for each parameter. */
  path: string;
  summary: string;
  description: string;
  access: Access;
  /** Parses strings. The message of a fault is the whole sentence for the caller. */
  params: P;
  /** Parses strings. The message of a fault is what the parameter accepts: "asc or desc". */
  query: Q;
  /** Headers that the handler reads, for the API description. */
  requestHeaders?: readonly RequestHeader[];
  body?: RequestBody;
  answers: Record<number, Answer>;
  /** Error codes, besides those that every operation of this access has. */
  errors: readonly ErrorCode[];
}

/** Keeps the exact types of the parameters. */
export function operation<P extends z.ZodObject, Q extends z.ZodObject>(described: Operation<P, Q>): Operation<P, Q> {
  return described;
}

/** The parsed input. */
export interface Input<P extends z.ZodObject, Q extends z.ZodObject> {
  params: z.output<P>;
  query: z.output<Q>;
}

/**
 * Parses the parameters of a request, before any other work for it.
 * @throws HttpError invalid_id for the path, invalid_parameter for the query; the message says what is accepted
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
