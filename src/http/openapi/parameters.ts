import { z } from 'zod';
import type { Operation } from '../operations/operation.js';

/** A parameter of the description. */
interface ParameterObject {
  name: string;
  in: 'path' | 'query' | 'header';
  required: boolean;
  description: string;
  example: unknown;
  schema: object;
}

/** The parameters of an operation, from the same schemas that parse them, and its headers. */
export function parametersOf({ params, query, requestHeaders = [] }: Operation): ParameterObject[] {
  const headers = requestHeaders.map((header) => ({ ...header, in: 'header' as const, required: false, schema: TEXT }));
  return [...parametersIn('path', params), ...parametersIn('query', query), ...headers];
}

const TEXT = { type: 'string' };

function parametersIn(place: 'path' | 'query', object: z.ZodObject): ParameterObject[] {
  const { properties = {}, required = [] } = z.toJSONSchema(object, { io: 'input' });
  return Object.entries(properties).map(([name, property]) => {
    // A schema that converts text to another type describes its input itself.
    const { description = '', example, schema, ...generated } = property as Record<string, unknown>;
    return {
      name,
      in: place,
      required: required.includes(name),
      description: String(description),
      example,
      schema: (schema as object | undefined) ?? generated,
    };
  });
}
