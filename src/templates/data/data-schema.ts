import { z } from 'zod';
import { CENTURIES } from '../../invoices/document-days.js';
import type { DocumentView } from '../../view/document/document-view.js';
import type { TemplateManifest } from '../manifest.js';
import type { Paper } from '../../view/document/paper.js';
import { withRegions } from '../../view/language/regions.js';
import { viewSchema } from '../../view/document/document-view.js';
import { sellerSchema } from './logo-schema.js';
import { variablesDataSchema } from './variables-schema.js';

/** A document that a caller sends: its view, and what the service knows of its own documents. */
export interface DocumentData extends DocumentView {
  /** `YYYY-MM-DD`. */
  issueDate: string;
  variables?: Record<string, string | undefined> | undefined;
}

/** A pattern for the allowed years, because the published schema is also what we check with. */
const DAY = new RegExp(z.regexes.date.source.replace('^', `^(?=${CENTURIES})`));

const issueDate = z.string().regex(DAY).meta({
  format: 'date',
  description: 'The date of issue. It becomes the date of the PDF file, so that equal data gives equal bytes.',
});

/** The data that every template accepts. The narrower schema of each template is published. */
export const documentData = viewSchema
  .safeExtend({
    issueDate,
    seller: sellerSchema,
    variables: z.record(z.string(), z.string()).optional().describe('The look: values for the variables of the template.'),
  })
  .meta({ id: 'DocumentData' });

type Promised = Pick<TemplateManifest, 'documentTypes' | 'locales' | 'paper' | 'variables'>;

/** The data that one template accepts: the view, narrowed to what its manifest allows, with the date and its variables. */
export function dataSchemaOf({ documentTypes, locales, paper, variables }: Promised): z.ZodType<DocumentData> {
  const papers = paper.map((name) => name.toLowerCase() as Paper);
  return viewSchema.safeExtend({
    issueDate,
    documentType: z.enum(documentTypes),
    lang: z.enum(withRegions(locales)),
    seller: sellerSchema,
    page: viewSchema.shape.page.safeExtend({ paper: z.enum(papers) }),
    variables: variablesDataSchema(variables),
  });
}
