import { z } from 'zod';
import { type Answer, operation } from '../../operations/operation.js';
import { INVOICE_PDF_ANSWER } from '../../operations/pdf-operation.js';
import { pdfQuery } from '../../operations/pdf-query.js';
import { wholeNumberParameter } from '../../request/whole-number.js';
import { EXAMPLES } from './examples.js';
import { reference } from './reference.js';
import { accountBody, informationBody, invoiceBody, invoicesBody, orderBody } from './schemas.js';

export const EXSITED_TAG = {
  name: 'Exsited',
  description: 'Exsited: one invoice or a list of invoices as JSON, and one invoice as PDF. The lists leave out credit notes.',
};

const tag = EXSITED_TAG.name;

const ORDER = 'asc or desc';

const pageQuery = z.object({
  limit: wholeNumberParameter(1, 100, 20, 'The largest number of invoices to return.'),
  offset: wholeNumberParameter(0, 2_147_483_647, 0, 'The first invoice to return, counted from 0.'),
  order_by: z
    .enum(['asc', 'desc'], ORDER)
    .optional()
    .meta({
      description:
        'Order by issue date, ascending or descending (the default). Invoices of one day are in the order in which they were added.',
      example: 'desc',
      schema: { type: 'string', enum: ['asc', 'desc'], default: 'desc' },
    }),
});

const invoicePath = z.object({ invoice_id: reference('invoice_id', 200, 'ST-2026-0001') });

/** The one answer of an operation that answers with JSON. */
const json = (description: string, schema: z.ZodType, example: object): Record<number, Answer> => ({
  200: { description, content: { 'application/json': { schema, example } } },
});

const PAGING =
  'A page of a list, with the addresses of the previous and the next page. Invoices of one issue date keep their order from page to page.';

/** E1. */
export const listInvoices = operation({
  operationId: 'listInvoices',
  tag,
  path: '/api/v3/invoices',
  summary: 'List the invoices of the organisation',
  description: PAGING,
  access: 'read',
  params: z.object({}),
  query: pageQuery,
  answers: json('Invoices with their lines.', invoicesBody, EXAMPLES.invoices),
  errors: ['invalid_parameter'],
});

/** E2. */
export const getInvoice = operation({
  operationId: 'getInvoice',
  tag,
  path: '/api/v3/invoices/{invoice_id}',
  summary: 'Get an invoice',
  description: 'One invoice with its lines.',
  access: 'read',
  params: invoicePath,
  query: z.object({}),
  answers: json('The invoice.', invoiceBody, EXAMPLES.invoice),
  errors: ['invalid_id', 'not_found'],
});

/** E3. */
export const getInvoiceInformation = operation({
  operationId: 'getInvoiceInformation',
  tag,
  path: '/api/v2/invoices/{invoice_id}/information',
  summary: 'Get an invoice without its lines',
  description: 'One invoice with its amounts, dates and key figures.',
  access: 'read',
  params: invoicePath,
  query: z.object({}),
  answers: json('The invoice without lines.', informationBody, EXAMPLES.information),
  errors: ['invalid_id', 'not_found'],
});

/** E4. */
export const listOrderInvoices = operation({
  operationId: 'listOrderInvoices',
  tag,
  path: '/api/v3/orders/{order_id}/invoices',
  summary: 'List the invoices of an order',
  description: PAGING,
  access: 'read',
  params: z.object({ order_id: reference('order_id', 100, 'SO-2026-0241') }),
  query: pageQuery,
  answers: json('Invoices with their lines.', orderBody, EXAMPLES.order),
  errors: ['invalid_id', 'invalid_parameter', 'not_found'],
});

/** E5. */
export const listAccountInvoices = operation({
  operationId: 'listAccountInvoices',
  tag,
  path: '/api/v3/accounts/{account_id}/invoices',
  summary: 'List the invoices of an account',
  description: PAGING,
  access: 'read',
  params: z.object({ account_id: reference('account_id', 100, 'HARB01') }),
  query: pageQuery,
  answers: json('Invoices with their lines.', accountBody, EXAMPLES.account),
  errors: ['invalid_id', 'invalid_parameter', 'not_found'],
});

/** E6. */
export const getInvoicePdf = operation({
  operationId: 'getInvoicePdf',
  tag,
  path: '/api/v2/invoices/{invoice_id}/pdf',
  summary: 'Get an invoice as PDF',
  description: 'The same document as from the other two PDF routes, printed on demand.',
  access: 'pdf',
  params: invoicePath,
  query: pdfQuery,
  answers: { 200: INVOICE_PDF_ANSWER },
  errors: [],
});

export const EXSITED_OPERATIONS = [
  listInvoices,
  getInvoice,
  getInvoiceInformation,
  listOrderInvoices,
  listAccountInvoices,
  getInvoicePdf,
];
