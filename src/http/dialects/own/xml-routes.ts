import { Router } from 'express';
import type { z } from 'zod';
import type { InvoicePdfs } from '../../../pdf/invoice/download-invoice-pdf.js';
import type { PostedPdfs } from '../../../pdf/posted/print-posted-pdf.js';
import { downloadInvoiceXml } from '../../../pdf/xml/download-invoice-xml.js';
import type { XmlEffects } from '../../../pdf/xml/effects.js';
import { makePostedXml } from '../../../pdf/xml/make-posted-xml.js';
import { validateSent } from '../../../pdf/xml/validate-sent.js';
import { setUnmapped } from '../../answers/e-invoice.js';
import { sendJson } from '../../answers/send-json.js';
import { validationBody } from '../../answers/validation.js';
import { sendXml } from '../../answers/send-xml.js';
import { authenticatedRequest } from '../../authenticate/authenticate.js';
import { type Gates, mountOperation } from '../../operations/mount-operation.js';
import { referenceOf } from './invoice-reference.js';
import { sentBody } from './read-sent-body.js';
import { refusalOfRecords } from './refusal-of-records.js';
import { type validationAnswer, validateInvoice } from './validate-operation.js';
import { getInvoiceXml, renderInvoiceXml } from './xml-operations.js';

/** What the routes of XML need. */
interface XmlParts {
  invoicePdfs: InvoicePdfs;
  postedPdfs: PostedPdfs;
  xmlEffects: XmlEffects;
}

/** Invoices as XML alone, stored or sent, and the check of e-invoices. */
export function xmlRoutes(gates: Gates, { invoicePdfs, postedPdfs, xmlEffects }: XmlParts): Router {
  const router = Router({ strict: true, caseSensitive: true });
  const posted = { pdfs: postedPdfs, effects: xmlEffects };

  mountOperation(router, gates, getInvoiceXml, async ({ params, query }, _request, response) => {
    const running = authenticatedRequest(response);
    const xml = await downloadInvoiceXml({ pdfs: invoicePdfs, effects: xmlEffects }, running, {
      dialect: 'own',
      invoice: referenceOf(params.id),
      requestedId: params.id,
      profile: query.profile,
      embedPdf: query.embed_pdf,
      locale: query.locale,
    });
    await running.steps.time('send', () => sendXml(response, xml, []));
  });

  mountOperation(router, gates, renderInvoiceXml, async ({ query }, request, response) => {
    const running = authenticatedRequest(response);
    const sent = sentBody(request, response, postedPdfs, running.signal);
    const asked = { profile: query.profile, embedPdf: query.embed_pdf, locale: query.locale };
    const xml = await makePostedXml(posted, running, sent, asked).catch((error: unknown) => {
      throw refusalOfRecords(error);
    });
    setUnmapped(response, running.unmapped);
    await running.steps.time('send', () => sendXml(response, xml, running.warnings));
  });

  mountOperation(router, gates, validateInvoice, async ({ query }, request, response) => {
    const running = authenticatedRequest(response);
    const sent = sentBody(request, response, postedPdfs, running.signal);
    const report = await validateSent(posted, running, sent, query.profile).catch((error: unknown) => {
      throw refusalOfRecords(error);
    });
    sendJson(response, validationBody(report) satisfies z.output<typeof validationAnswer>);
  });

  return router;
}
