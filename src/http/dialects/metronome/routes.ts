import { Router } from 'express';
import type { InvoicePdfs } from '../../../pdf/invoice/download-invoice-pdf.js';
import type { Gates } from '../../operations/mount-operation.js';
import { mountPdfOperation } from '../../operations/pdf-operation.js';
import { getInvoicePdfOperation } from './operations.js';

/** `GET /v1/customers/{customer_id}/invoices/{invoice_id}/pdf`, as Metronome documents it (M1–M8). */
export function metronomeRoutes(gates: Gates, pdfs: InvoicePdfs): Router {
  const router = Router({ strict: true, caseSensitive: true });
  mountPdfOperation(
    router,
    { gates, pdfs, dialect: 'metronome' },
    getInvoicePdfOperation,
    ({ customer_id: customerId, invoice_id: id }) => ({
      invoice: { id, customerId },
      requestedId: `${customerId}/${id}`,
    }),
  );
  return router;
}
