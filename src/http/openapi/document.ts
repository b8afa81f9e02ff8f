import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { type Answer, describedMethod, type Operation, type RequestBody } from '../operations/operation.js';
import { ERROR_SCHEMA, HEADERS, SECURITY_SCHEMES } from './components.js';
import { errorResponses, headerReferences, type ResponseObject } from './error-responses.js';
import { parametersOf } from './parameters.js';

/** A tag of the description. */
export interface Tag {
  name: string;
  description: string;
}

export interface DescriptionOptions {
  /** Of this package. */
  version: string;
  tags: readonly Tag[];
  operations: readonly Operation[];
}

/** An OpenAPI 3.1 description, without the address of the server. */
export type OpenApiDocument = Record<string, unknown> & { openapi: string };

/** Describes the operations, from the definitions that also make their routes. */
export function openApiDocument({ version, tags, operations }: DescriptionOptions): OpenApiDocument {
  const shared = new SharedParts();
  const paths: Record<string, object> = {};
  for (const operation of operations) {
    const method = { [describedMethod(operation.access)]: operationObject(operation, shared) };
    paths[operation.path] = { ...paths[operation.path], ...method };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'invoice-press',
      version,
      summary: 'Invoices as PDF and JSON, behind the routes of three published APIs; other documents as PDF.',
      description:
        'The organisation comes from the token alone. For an invoice of another organisation the answer is the same as for one that does not exist. Every error has the same body.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    tags,
    security: [{ bearerAuth: [] }],
    paths,
    components: {
      securitySchemes: SECURITY_SCHEMES,
      headers: HEADERS,
      schemas: { Error: ERROR_SCHEMA, ...shared.schemas },
      responses: shared.responses,
    },
  };
}

function operationObject(operation: Operation, shared: SharedParts): object {
  const { operationId, tag, summary, description, access, body, answers } = operation;
  const errors = [...errorResponses(operation)].map(([status, response]) => [status, shared.response(response)]);
  const successes = Object.entries(answers).map(([status, answer]) => [status, responseObject(answer, shared)]);
  return {
    operationId,
    tags: [tag],
    summary,
    description,
    ...(access === 'public' && { security: [] }),
    parameters: parametersOf(operation),
    ...(body && { requestBody: requestBodyObject(body, shared) }),
    responses: Object.fromEntries([...errors, ...successes]) as object,
  };
}

function requestBodyObject({ description, schema, examples, others = {} }: RequestBody, shared: SharedParts): object {
  const named = Object.entries(examples).map(([name, value]) => [name, { value }]);
  const json = { schema: shared.schema(schema, 'input'), examples: Object.fromEntries(named) as object };
  const further = Object.entries(others).map(([type, example]) => [type, { schema: { contentMediaType: type }, example }]);
  return { description, required: true, content: { 'application/json': json, ...Object.fromEntries(further) } };
}

function responseObject({ description, content, headers = [] }: Answer, shared: SharedParts): ResponseObject {
  const bodies = Object.entries(content).map(([type, { schema, example, io }]) => [
    type,
    // In OpenAPI 3.1, binary data has no type.
    { schema: schema === 'binary' ? { contentMediaType: type } : shared.schema(schema, io), example },
  ]);
  return { description, headers: headerReferences(headers), content: Object.fromEntries(bodies) as Record<string, object> };
}

/** Schemas and responses that are written once and referenced. */
class SharedParts {
  readonly schemas: Record<string, unknown> = {};
  readonly responses: Record<string, ResponseObject> = {};

  /** The JSON Schema of a body: of what is parsed, or of what comes out of that. Parts that have an id become shared schemas. */
  schema(schema: z.ZodType, io: 'input' | 'output' = 'output'): object {
    const text = JSON.stringify(z.toJSONSchema(schema, { io, unrepresentable: 'any' })).replaceAll(
      '#/$defs/',
      '#/components/schemas/',
    );
    const { $schema: _, $defs = {}, ...body } = JSON.parse(text) as Record<string, object>;
    for (const [id, definition] of Object.entries($defs as Record<string, Record<string, unknown>>)) {
      const { id: _id, ...rest } = definition;
      this.schemas[id] = rest;
    }
    return body;
  }

  /** A reference to the response, which is written once for all operations. It is named after its codes, with a number if its messages differ. */
  response(response: ResponseObject): { $ref: string } {
    const base = response.description.replaceAll(/[^\w]+/g, '_').replace(/_$/, '');
    let name = base;
    for (let number = 2; name in this.responses && !isDeepStrictEqual(this.responses[name], response); number += 1) {
      name = `${base}_${number}`;
    }
    this.responses[name] = response;
    return { $ref: `#/components/responses/${name}` };
  }
}
