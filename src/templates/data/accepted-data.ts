import { YEARS } from '../../invoices/document-days.js';

/** The part of a JSON Schema that is used here. */
export interface DataSchema {
  type?: string;
  anyOf?: DataSchema[];
  enum?: unknown[];
  properties?: Record<string, DataSchema>;
  required?: string[];
  /** For fields that are not named; false: no other fields are allowed. */
  additionalProperties?: DataSchema | false;
  items?: DataSchema;
  /** What a field that may be left out is then. */
  default?: unknown;
  minLength?: number;
  maxLength?: number;
  maxItems?: number;
  pattern?: string;
  format?: string;
  description?: string;
}

/** What a place accepts, in words: "a text of at most 100 characters, or null". */
export function accepted(schema: DataSchema): string {
  const inner = besidesNull(schema);
  return `${acceptedBesidesNull(inner)}${inner === schema ? '' : ', or null'}`;
}

/** The schema without its null; if it does not allow null, the schema itself. */
export function besidesNull(schema: DataSchema): DataSchema {
  return schema.anyOf?.find(({ type }) => type !== 'null') ?? schema;
}

function acceptedBesidesNull({
  type,
  enum: values,
  minLength,
  maxLength,
  maxItems,
  pattern,
  format,
  description,
}: DataSchema): string {
  if (values) return values.length === 1 ? JSON.stringify(values[0]) : `one of ${values.map(String).join(', ')}`;
  if (format === 'date') return `a date of the years ${YEARS}, such as "2026-11-25"`;
  if (pattern !== undefined) return `a text: ${description === undefined ? pattern : sentence(description)}`;
  switch (type) {
    case 'string':
      return `a text of ${minLength === undefined ? 'at most' : `${minLength} to`} ${maxLength ?? 'any number of'} characters`;
    case 'array':
      return `a list of at most ${maxItems ?? 'any number of'} items`;
    case 'object':
      return 'an object';
    case 'boolean':
      return 'true or false';
    default:
      return `of type ${type ?? 'given in the schema'}`;
  }
}

/** A description that can end a sentence. */
function sentence(description: string): string {
  return description.replace(/\.$/, '').replace(/^An? /, (article) => article.toLowerCase());
}
