import { Router } from 'express';
import type { InvoicePdfs } from '../../../pdf/invoice/download-invoice-pdf.js';
import type { Gates } from '../../operations/mount-operation.js';
import { mountPdfOperation } from '../../operations/pdf-operation.js';
import { sequenceOf } from './invoice-id.js';
import { downloadInvoicePdfOperation } from './operations.js';

/** `GET /api/v1/invoice-pdf/{id}/pdf`, as SpeyBooks documents it (S1–S10). */
export function speybooksRoutes(gates: Gates, pdfs: InvoicePdfs): Router {
  const router = Router({ strict: true, caseSensitive: true });
  mountPdfOperation(router, { gates, pdfs, dialect: 'speybooks' }, downloadInvoicePdfOperation, ({ id }) => ({
    invoice: { sequence: sequenceOf(id) },
    requestedId: id,
  }));
  return router;
}
