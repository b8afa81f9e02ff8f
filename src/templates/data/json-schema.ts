import { z } from 'zod';
import type { DocumentType } from '../../invoices/billing-document.js';
import type { TemplateManifest } from '../manifest.js';
import type { DataSchema } from './accepted-data.js';
import type { DocumentData } from './data-schema.js';

/** The JSON Schema (2020-12) of a template's data, still without its address. */
export interface PublishedSchema extends DataSchema {
  $schema: string;
  title: string;
  examples?: DocumentData[];
}

/** Which parts a document of a type has; the others are null. The rule of `viewSchema`, which zod does not put into a JSON Schema. */
const PARTS: Record<DocumentType, { there: readonly string[]; absent: readonly string[] }> = {
  invoice: { there: ['lines'], absent: ['statement', 'payments', 'acceptance'] },
  'credit-note': { there: ['lines'], absent: ['statement', 'payments', 'acceptance'] },
  quote: { there: ['lines'], absent: ['statement', 'payments'] },
  receipt: { there: ['payments'], absent: ['statement', 'acceptance'] },
  statement: { there: ['statement'], absent: ['lines', 'payments', 'acceptance'] },
};

/** Writes down what a template takes, for whoever makes data for it. */
export function publishedSchema(type: z.ZodType, manifest: TemplateManifest): PublishedSchema {
  const { $schema = '', ...schema } = z.toJSONSchema(type, { io: 'input' });
  return {
    $schema,
    title: `Data of the template ${manifest.title}`,
    description: `${manifest.description} Every text is finished: formatted, rounded and in the language of the document. Figures are checked for form only.`,
    ...(schema as DataSchema),
    allOf: manifest.documentTypes.map((documentType) => ({
      if: { properties: { documentType: { const: documentType } } },
      // oxlint-disable-next-line unicorn/no-thenable -- a word of JSON Schema; nobody awaits it.
      then: { properties: partsOf(documentType) },
    })),
  } as PublishedSchema;
}

function partsOf(documentType: DocumentType): Record<string, object> {
  const { there, absent } = PARTS[documentType];
  const entries = [
    ...there.map((part) => [part, { type: 'object' }] as const),
    ...absent.map((part) => [part, { type: 'null' }] as const),
  ];
  return Object.fromEntries(entries);
}
