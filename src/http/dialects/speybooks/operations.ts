import { z } from 'zod';
import { operation } from '../../operations/operation.js';
import { INVOICE_PDF_ANSWER } from '../../operations/pdf-operation.js';
import { pdfQuery } from '../../operations/pdf-query.js';
import { invoiceId } from './invoice-id.js';

export const SPEYBOOKS_TAG = { name: 'SpeyBooks', description: 'SpeyBooks: one invoice as PDF, by its prefixed id.' };

export const downloadInvoicePdfOperation = operation({
  operationId: 'downloadInvoicePdf',
  tag: SPEYBOOKS_TAG.name,
  path: '/api/v1/invoice-pdf/{id}/pdf',
  summary: 'Download an invoice as PDF',
  description:
    'Prints the invoice from the current state of the database. For an invoice of another organisation the answer is the same as for one that does not exist.',
  access: 'pdf',
  params: z.object({ id: invoiceId }),
  query: pdfQuery,
  answers: { 200: INVOICE_PDF_ANSWER },
  errors: [],
});
