import type { Router } from 'express';
import type { z } from 'zod';
import { downloadInvoicePdf, type InvoicePdfs, type RequestedInvoice } from '../../pdf/invoice/download-invoice-pdf.js';
import { authenticatedRequest } from '../authenticate/authenticate.js';
import { type Gates, mountOperation } from './mount-operation.js';
import type { Answer, Operation } from './operation.js';
import { conformanceIn, eInvoiceIn, type pdfQuery } from './pdf-query.js';
import { setInvoiceHeaders } from '../answers/e-invoice.js';
import { sendPdf } from '../answers/send-pdf.js';

const PDF_HEADERS = ['Content-Disposition', 'Content-Length', 'X-Document-Conformance', 'RateLimit', 'RateLimit-Policy'];

/** The `200` of every PDF route of documents that are not invoices. */
export const PDF_ANSWER: Answer = {
  description: 'The complete PDF, printed on demand. Its audit entry is written.',
  content: { 'application/pdf': { schema: 'binary', example: '%PDF-1.4 …' } },
  headers: PDF_HEADERS,
};

/** The `200` of every PDF route of invoices. */
export const INVOICE_PDF_ANSWER: Answer = {
  ...PDF_ANSWER,
  headers: [...PDF_HEADERS, 'X-E-Invoice', 'X-Invoice-Warnings'],
};

/**
 * A PDF route: each dialect names an invoice in its own way, and all share one download.
 * @param dialect goes into the audit entry
 * @param named which invoice the path names
 */
export function mountPdfOperation<P extends z.ZodObject>(
  router: Router,
  { gates, pdfs, dialect }: { gates: Gates; pdfs: InvoicePdfs; dialect: string },
  operation: Operation<P, typeof pdfQuery>,
  named: (params: z.output<P>) => Pick<RequestedInvoice, 'invoice' | 'requestedId'>,
): void {
  mountOperation(router, gates, operation, async ({ params, query }, _request, response) => {
    const request = authenticatedRequest(response);
    const pdf = await downloadInvoicePdf(pdfs, request, {
      dialect,
      ...named(params),
      locale: query.locale,
      conformance: conformanceIn(query),
      eInvoice: eInvoiceIn(query),
    });
    setInvoiceHeaders(response, pdf.eInvoice, request.warnings);
    await request.steps.time('send', () => sendPdf(response, pdf, query.disposition));
  });
}
