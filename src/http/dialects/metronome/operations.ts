import { z } from 'zod';
import { operation } from '../../operations/operation.js';
import { INVOICE_PDF_ANSWER } from '../../operations/pdf-operation.js';
import { pdfQuery } from '../../operations/pdf-query.js';
import { uuid } from '../../request/uuid.js';

/** The tag and the operation's id are Metronome's own (M7). */
export const METRONOME_TAG = {
  name: 'Invoices',
  description: 'Metronome: one invoice of one customer as PDF, by their UUIDs.',
};

export const getInvoicePdfOperation = operation({
  operationId: 'getInvoicePdf-v1',
  tag: METRONOME_TAG.name,
  path: '/v1/customers/{customer_id}/invoices/{invoice_id}/pdf',
  summary: 'Get an invoice PDF',
  description:
    'The PDF of an invoice of this customer, printed on demand. For an invoice of another customer or organisation the answer is the same as for one that does not exist.',
  access: 'pdf',
  params: z.object({
    customer_id: uuid('Invalid customer_id: expected a UUID, such as d7abd0cd-4ae9-4db7-8676-e986a4ebd8dc.').meta({
      description: 'The customer’s UUID.',
      example: 'f4833e3f-5e64-48e9-9e85-15264b69baaf',
    }),
    invoice_id: uuid('Invalid invoice_id: expected a UUID, such as 6a37bb88-8538-48c5-b37b-a41c836328bd.').meta({
      description: 'The invoice’s UUID.',
      example: '1ca80b4c-763d-4d55-ba59-46f24f029a14',
    }),
  }),
  query: pdfQuery,
  answers: { 200: INVOICE_PDF_ANSWER },
  errors: [],
});
