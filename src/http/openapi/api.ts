import { EXSITED_OPERATIONS, EXSITED_TAG } from '../dialects/exsited/operations.js';
import { getInvoicePdfOperation, METRONOME_TAG } from '../dialects/metronome/operations.js';
import { downloadInvoicePdfOperation, SPEYBOOKS_TAG } from '../dialects/speybooks/operations.js';
import type { DocumentTemplates } from '../../templates/index.js';
import { documentOperations, DOCUMENTS_TAG, printDocument } from '../dialects/own/operations.js';
import type { Operation } from '../operations/operation.js';
import { SERVICE_OPERATIONS, SERVICE_TAG } from '../operations/service-operations.js';
import { openApiDocument, type OpenApiDocument } from './document.js';

/** Every operation that makes a PDF. */
export const PDF_OPERATIONS: readonly Pick<Operation, 'path' | 'access'>[] = [
  getInvoicePdfOperation,
  downloadInvoicePdfOperation,
  ...EXSITED_OPERATIONS.filter(({ access }) => access === 'pdf'),
  printDocument,
];

/** The OpenAPI description of the whole API. @param version of this package @param templates their samples are the examples of data */
export function describeApi(version: string, templates: DocumentTemplates): OpenApiDocument {
  return openApiDocument({
    version,
    tags: [METRONOME_TAG, SPEYBOOKS_TAG, EXSITED_TAG, DOCUMENTS_TAG, SERVICE_TAG],
    operations: [
      getInvoicePdfOperation,
      downloadInvoicePdfOperation,
      ...EXSITED_OPERATIONS,
      ...documentOperations(templates),
      ...SERVICE_OPERATIONS,
    ],
  });
}
