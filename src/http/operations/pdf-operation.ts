import type { Router } from 'express';
import type { z } from 'zod';
import { downloadInvoicePdf, type InvoicePdfs } from '../../pdf/invoice/download-invoice-pdf.js';
import type { InvoiceReference } from '../../invoices/invoice-reference.js';
import { callerOf } from '../authenticate/authenticate.js';
import { type Gates, mountOperation } from './mount-operation.js';
import type { Answer, Operation } from './operation.js';
import type { pdfQuery } from './pdf-query.js';
import { contextOf } from '../request/request-context.js';
import { sendPdf } from '../answers/send-pdf.js';

/** The `200` of every PDF route. */
export const PDF_ANSWER: Answer = {
  description: 'The complete PDF, printed afresh; its entry is in the audit log.',
  content: { 'application/pdf': { schema: 'binary', example: '%PDF-1.4 …' } },
  headers: ['Content-Disposition', 'Content-Length', 'RateLimit', 'RateLimit-Policy'],
};

/** Which invoice is asked for, and how the caller wrote that. */
interface Asked {
  invoice: InvoiceReference;
  /** For the audit entry of a denial. */
  requestedId: string;
}

/** A PDF route: one dialect's way to name an invoice, in front of the one download. @param dialect goes into the audit entry */
export function mountPdfOperation<P extends z.ZodObject>(
  router: Router,
  { gates, pdfs, dialect }: { gates: Gates; pdfs: InvoicePdfs; dialect: string },
  operation: Operation<P, typeof pdfQuery>,
  asked: (params: z.output<P>) => Asked,
): void {
  mountOperation(router, gates, operation, async ({ params, query }, _request, response) => {
    const context = contextOf(response);
    const pdf = await downloadInvoicePdf(pdfs, {
      caller: callerOf(response),
      origin: context,
      dialect,
      ...asked(params),
      locale: query.locale,
      signal: context.signal,
      steps: context.steps,
    });
    await context.steps.time('send', sendPdf(response, pdf, query.disposition));
  });
}
