import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { FakeService } from '../../harness/service/fake-service.js';
import { ask, json } from '../../harness/service/ask.js';

/** The parts of an OpenAPI document that the tests read. */
export interface Description {
  openapi: string;
  /** The invoices of the three APIs are all GET. */
  paths: Record<string, { get: DescribedOperation; post?: DescribedOperation; delete?: DescribedOperation }>;
  components: {
    headers: Record<string, Described>;
    responses: Record<string, DescribedResponse>;
    schemas: Record<string, object>;
  };
}

/** Whatever has a schema and an example of its own. */
export interface Described {
  schema: object;
  example: unknown;
}

export interface DescribedOperation {
  operationId: string;
  security?: object[];
  parameters: (Described & { name: string; in: 'path' | 'query' | 'header'; required: boolean })[];
  requestBody?: { content: Record<string, { schema: object; examples: Record<string, { value: object }> }> };
  responses: Record<string, DescribedResponse | { $ref: string }>;
}

export interface DescribedResponse {
  headers: Record<string, { $ref: string }>;
  content: Record<string, { schema: object; example?: unknown; examples?: Record<string, { value: unknown }> }>;
}

/** One operation, and where in the document it stands. */
export interface Operation extends DescribedOperation {
  path: string;
  method: 'GET' | 'POST' | 'DELETE';
}

/** An answer as it came over the wire; the names of its headers are in lower case. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

/** Fetches the description that a service gives of itself. */
export async function fetchDescription({ app }: FakeService): Promise<Description> {
  return json(await ask(app, '/openapi.json', null).expect(200)) as unknown as Description;
}

/** Every operation of a description. */
export function operationsOf({ paths }: Description): Operation[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      ...operation,
      path,
      method: method.toUpperCase() as Operation['method'],
    })),
  );
}

/** A description, and what real answers are held against it. */
export class DescribedApi {
  readonly description: Description;
  readonly operations: readonly Operation[];
  /** By their place in the document. */
  readonly #validators = new Map<string, ValidateFunction>();
  readonly #ajv = new Ajv2020({ strict: true, strictSchema: false, allErrors: true, allowUnionTypes: true });

  constructor(description: Description) {
    this.description = description;
    this.operations = operationsOf(description);
    formats.default(this.#ajv);
    this.#ajv.addSchema(description, 'openapi');
  }

  /** Where a response of an operation is written, a reference followed; undefined when that status is not documented. */
  responsePointer({ path, method, responses }: Operation, status: number): string[] | undefined {
    const response = responses[status];
    if (!response) return undefined;
    return '$ref' in response
      ? response.$ref.slice(2).split('/')
      : ['paths', path, method.toLowerCase(), 'responses', String(status)];
  }

  /** The response of an operation, a reference followed. */
  responseOf(operation: Operation, status: number): DescribedResponse | undefined {
    return this.responsePointer(operation, status)?.reduce<unknown>(
      (part, key) => (part as Record<string, unknown>)[key],
      this.description,
    ) as DescribedResponse | undefined;
  }

  /** The codes of errors that the operation documents for a status. */
  codesOf(operation: Operation, status: number): string[] {
    const contents = Object.values(this.responseOf(operation, status)?.content ?? {});
    return contents.flatMap(({ examples = {} }) => Object.keys(examples));
  }

  /** What of a value is not as the schema at this place of the document says. */
  schemaFaults(pointer: readonly string[], value: unknown): string[] {
    const fragment = pointer.map((key) => encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/');
    const validate = this.#validatorAt(`openapi#/${fragment}`);
    if (validate(value)) return [];
    return (validate.errors ?? []).map(
      ({ instancePath, message = '', params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
    );
  }

  #validatorAt(place: string): ValidateFunction {
    const made = this.#validators.get(place) ?? this.#ajv.compile({ $ref: place });
    this.#validators.set(place, made);
    return made;
  }
}
