import { EXSITED_OPERATIONS, EXSITED_TAG } from '../dialects/exsited/operations.js';
import { getInvoicePdfOperation, METRONOME_TAG } from '../dialects/metronome/operations.js';
import { downloadInvoicePdfOperation, SPEYBOOKS_TAG } from '../dialects/speybooks/operations.js';
import type { DocumentTemplates } from '../../templates/index.js';
import type { InvoiceStore } from '../dialects/own/invoice-store.js';
import { invoiceOperations, renderInvoiceOperation } from '../dialects/own/invoice-operations.js';
import { INVOICES_TAG } from '../dialects/own/records-tag.js';
import { BATCH_OPERATIONS, BATCHES_TAG } from '../dialects/own/batches/operations.js';
import { documentOperations, DOCUMENTS_TAG, printDocument } from '../dialects/own/operations.js';
import type { Operation } from '../operations/operation.js';
import { SERVICE_OPERATIONS, SERVICE_TAG } from '../operations/service-operations.js';
import { openApiDocument, type OpenApiDocument } from './document.js';

/** Every operation that makes a PDF. */
export const PDF_OPERATIONS = [
  ofPdf(getInvoicePdfOperation, 'pdf'),
  ofPdf(downloadInvoicePdfOperation, 'pdf'),
  ...EXSITED_OPERATIONS.filter(({ access }) => access === 'pdf').map((one) => ofPdf(one, 'pdf')),
  ofPdf(renderInvoiceOperation, 'render'),
  ofPdf(printDocument, 'document'),
] as const;

function ofPdf<A extends Operation['access']>({ path }: Pick<Operation, 'path'>, access: A): { path: string; access: A } {
  return { path, access };
}

/** What only a running service can say of the API. */
export interface ServiceFacts {
  /** Of this package. */
  version: string;
  /** Their samples are the examples of data. */
  templates: DocumentTemplates;
  store: Pick<InvoiceStore, 'format' | 'mayWrite'>;
}

/** The OpenAPI description of the whole API. */
export function describeApi({ version, templates, store }: ServiceFacts): OpenApiDocument {
  return openApiDocument({
    version,
    tags: [METRONOME_TAG, SPEYBOOKS_TAG, EXSITED_TAG, INVOICES_TAG, BATCHES_TAG, DOCUMENTS_TAG, SERVICE_TAG],
    operations: [
      getInvoicePdfOperation,
      downloadInvoicePdfOperation,
      ...EXSITED_OPERATIONS,
      ...invoiceOperations(store),
      ...BATCH_OPERATIONS,
      ...documentOperations(templates),
      ...SERVICE_OPERATIONS,
    ],
  });
}
