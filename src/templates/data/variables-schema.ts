import { z } from 'zod';
import type { Variable } from '../manifest.js';
import { acceptedBy, checkedValue, NO_IMAGE } from '../render/variable-values.js';

/** The variables of a template in a document's data: each may be left out. */
export function variablesDataSchema(variables: Readonly<Record<string, Variable>>) {
  const fields = Object.entries(variables).map(([name, variable]) => [name, valueSchema(variable)] as const);
  return z.strictObject(Object.fromEntries(fields)).optional().describe('The look: values for the variables of the template.');
}

const LENGTH = /^(?:0|\d{1,4}(?:\.\d{1,4})?(?:mm|cm|in|pt|px))$/;

function valueSchema(variable: Variable) {
  const must = `must be ${acceptedBy(variable)}`;
  return plainSchema(variable)
    .refine((value) => checkedValue(variable, value) !== null, must)
    .optional()
    .meta({ title: variable.description, description: sentence(acceptedBy(variable)), default: variable.default });
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

/** The part of the rules that JSON Schema can express. */
function plainSchema(variable: Variable): z.ZodType<string> {
  switch (variable.type) {
    case 'colour':
      return z.string().regex(/^#(?:[\da-fA-F]{3}|[\da-fA-F]{6})$/);
    case 'font':
      return z.enum(variable.options as [string, ...string[]]);
    case 'length':
      return z.string().regex(LENGTH);
    case 'choice':
      return z.enum(Object.keys(variable.options) as [string, ...string[]]);
    case 'image':
      return z.enum([NO_IMAGE, ...Object.keys(variable.options)]);
  }
}
