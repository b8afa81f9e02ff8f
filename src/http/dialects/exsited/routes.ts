import { Router } from 'express';
import type { InvoicePdfs } from '../../../pdf/invoice/download-invoice-pdf.js';
import { type Gates, mountOperation } from '../../operations/mount-operation.js';
import { operationPath } from '../../operations/operation.js';
import { mountPdfOperation } from '../../operations/pdf-operation.js';
import { sendJson } from '../../answers/send-json.js';
import { information, invoiceOfAccount, invoiceOfOrder, invoiceWithTaxTotal } from './bodies.js';
import {
  getInvoice,
  getInvoiceInformation,
  getInvoicePdf,
  listAccountInvoices,
  listInvoices,
  listOrderInvoices,
} from './operations.js';
import { readInvoice, type ReadOptions, readPage } from './read.js';
import { numberOrId } from './reference.js';

/** The five JSON endpoints and the PDF, as Exsited documents them (E1–E8). */
export function exsitedRoutes(gates: Gates, pdfs: InvoicePdfs, options: ReadOptions): Router {
  const router = Router({ strict: true, caseSensitive: true });

  mountOperation(router, gates, listInvoices, async ({ query: page }, request, response) => {
    const asked = { request, response, page, owner: { kind: 'organisation' }, path: listInvoices.path } as const;
    sendJson(response, await readPage(options, asked, invoiceWithTaxTotal));
  });

  mountOperation(router, gates, getInvoice, async ({ params }, request, response) => {
    const asked = { request, response, invoiceId: params.invoice_id, lines: true };
    sendJson(response, { invoice: await readInvoice(options, asked, invoiceWithTaxTotal) });
  });

  mountOperation(router, gates, getInvoiceInformation, async ({ params }, request, response) => {
    const asked = { request, response, invoiceId: params.invoice_id, lines: false };
    sendJson(response, { invoice: await readInvoice(options, asked, information) });
  });

  mountOperation(router, gates, listOrderInvoices, async ({ params, query: page }, request, response) => {
    const owner = { kind: 'order', reference: numberOrId('number', params.order_id) } as const;
    const asked = { request, response, page, owner, path: operationPath(listOrderInvoices, params) };
    sendJson(response, { order: await readPage(options, asked, invoiceOfOrder) });
  });

  mountOperation(router, gates, listAccountInvoices, async ({ params, query: page }, request, response) => {
    const owner = { kind: 'customer', reference: numberOrId('accountId', params.account_id) } as const;
    const asked = { request, response, page, owner, path: operationPath(listAccountInvoices, params) };
    sendJson(response, { account: await readPage(options, asked, invoiceOfAccount) });
  });

  mountPdfOperation(router, { gates, pdfs, dialect: 'exsited' }, getInvoicePdf, ({ invoice_id: requestedId }) => ({
    invoice: numberOrId('number', requestedId),
    requestedId,
  }));
  return router;
}
