import { z } from 'zod';
import { documentData, type DocumentTemplates } from '../../../templates/index.js';
import { operation, type Operation } from '../../operations/operation.js';
import { PDF_ANSWER } from '../../operations/pdf-operation.js';
import { documentQuery } from '../../operations/pdf-query.js';
import { templateList, TEMPLATE_LIST_EXAMPLE } from './template-list.js';

export const DOCUMENTS_TAG = {
  name: 'Documents',
  description: 'Quotes, receipts, statements and invoices that are not stored here: the caller sends what the document shows.',
};

const NAME_FAULT = 'Invalid template: expected a name in small letters, digits and hyphens, such as classic.';

const templateName = z
  .string(NAME_FAULT)
  .regex(/^[a-z][a-z\d-]{0,39}$/, NAME_FAULT)
  .meta({ description: 'The name of a template.', example: 'classic' });

const common = { tag: DOCUMENTS_TAG.name, query: z.object({}) } as const;

export const listTemplates = operation({
  ...common,
  operationId: 'listTemplates',
  path: '/api/v1/templates',
  summary: 'List the templates',
  description: 'All templates, and what each is for.',
  access: 'template',
  params: z.object({}),
  answers: {
    200: {
      description: 'The templates, by name.',
      content: { 'application/json': { schema: templateList, example: TEMPLATE_LIST_EXAMPLE } },
    },
  },
  errors: [],
});

export const getTemplateSchema = operation({
  ...common,
  operationId: 'getTemplateSchema',
  path: '/api/v1/templates/{template}/schema',
  summary: 'Get the schema of a template’s data',
  description: 'JSON Schema (2020-12) of the data that the template accepts, with an example of each type of document.',
  access: 'template',
  params: z.object({ template: templateName }),
  answers: {
    200: {
      description: 'The schema.',
      content: {
        'application/schema+json': {
          schema: z.looseObject({ $schema: z.string(), $id: z.string() }),
          example: {
            $schema: 'https://json-schema.org/draft/2020-12/schema',
            $id: 'https://billing.example/api/v1/templates/classic/schema',
          },
        },
      },
    },
  },
  errors: ['invalid_id', 'not_found'],
});

export const printDocument = operation({
  ...common,
  operationId: 'printDocumentPdf',
  path: '/api/v1/documents/{template}/pdf',
  summary: 'Print a document',
  description:
    'Prints the document in the body with this template. Its texts must be finished: the service does not format or add up anything. The figures are the caller’s responsibility.',
  access: 'document',
  params: z.object({ template: templateName }),
  query: documentQuery,
  answers: { 200: PDF_ANSWER },
  errors: [],
});

/** The operations with what only a running service can say: which data its templates take. */
export function documentOperations(templates: DocumentTemplates): readonly Operation[] {
  const [first] = templates.values();
  const examples = (first?.schema.examples ?? []).map((data) => [data.documentType, data] as const);
  const body = {
    description: 'What the document shows. The schema of each template is narrower: see `/api/v1/templates/{template}/schema`.',
    schema: documentData,
    examples: Object.fromEntries(examples),
  };
  return [listTemplates, getTemplateSchema, { ...printDocument, body }];
}
