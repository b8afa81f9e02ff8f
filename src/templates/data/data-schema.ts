import { z } from 'zod';
import { CENTURIES } from '../../invoices/document-days.js';
import type { DocumentView } from '../../view/document/document-view.js';
import type { TemplateManifest } from '../manifest.js';
import type { Paper } from '../../view/document/paper.js';
import { viewSchema } from '../../view/document/document-view.js';
import { sellerSchema } from './logo-schema.js';
import { variablesDataSchema } from './variables-schema.js';

/** A document that comes from outside: its view, and what the service would else know of it. */
export interface DocumentData extends DocumentView {
  /** `YYYY-MM-DD`. */
  issueDate: string;
  variables?: Record<string, string | undefined> | undefined;
}

/** Of the years that a document can have: one pattern, as what is checked by is the published schema. */
const DAY = new RegExp(z.regexes.date.source.replace('^', `^(?=${CENTURIES})`));

const issueDate = z.string().regex(DAY).meta({
  format: 'date',
  description: 'The date of issue. It becomes the date of the PDF file, so that equal data gives equal bytes.',
});

/** What every template takes: the narrower type of each is published with it. */
export const documentData = viewSchema
  .safeExtend({
    issueDate,
    seller: sellerSchema,
    variables: z.record(z.string(), z.string()).optional().describe('The look, as far as the template lets it be chosen.'),
  })
  .meta({ id: 'DocumentData' });

type Promised = Pick<TemplateManifest, 'documentTypes' | 'locales' | 'paper' | 'variables'>;

/** What one template takes: the view, narrowed to what its manifest promises, with the date and its variables. */
export function dataSchemaOf({ documentTypes, locales, paper, variables }: Promised): z.ZodType<DocumentData> {
  const papers = paper.map((name) => name.toLowerCase() as Paper);
  return viewSchema.safeExtend({
    issueDate,
    documentType: z.enum(documentTypes),
    lang: z.enum(locales),
    seller: sellerSchema,
    page: viewSchema.shape.page.safeExtend({ paper: z.enum(papers) }),
    variables: variablesDataSchema(variables),
  });
}
