import { z } from 'zod';
import type { DocumentType } from '../../invoices/billing-document.js';
import { partsOf } from '../../view/document/document-parts.js';
import type { TemplateManifest } from '../manifest.js';
import type { DataSchema } from './accepted-data.js';
import type { DocumentData } from './data-schema.js';

/** The JSON Schema (2020-12) of a template's data, still without its address. */
export interface PublishedSchema extends DataSchema {
  $schema: string;
  title: string;
  examples?: DocumentData[];
}

/** Describes the data of a template, for people who write such data. */
export function publishedSchema(type: z.ZodType, manifest: TemplateManifest): PublishedSchema {
  const { $schema = '', ...schema } = z.toJSONSchema(type, { io: 'input' });
  return {
    $schema,
    title: `Data of the template ${manifest.title}`,
    description: `${manifest.description} Every text is finished: formatted, rounded and in the language of the document. Figures are checked for form only.`,
    ...(schema as DataSchema),
    allOf: manifest.documentTypes.map((documentType) => ({
      if: { properties: { documentType: { const: documentType } } },
      // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema; nobody awaits it.
      then: { properties: partSchemas(documentType) },
    })),
  } as PublishedSchema;
}

/** The rule of `viewSchema` about its parts, which zod leaves out of a JSON Schema. */
function partSchemas(documentType: DocumentType): Record<string, object> {
  const entries = (wanted: string, schema: object) =>
    partsOf(documentType).flatMap(([part, presence]) => (presence === wanted ? [[part, schema] as const] : []));
  return Object.fromEntries([...entries('always', { type: 'object' }), ...entries('never', { type: 'null' })]);
}
