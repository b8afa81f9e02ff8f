import { type RequestHandler, Router } from 'express';
import { downloadInvoicePdf, type Press } from '../../../invoice-pdf/download-invoice-pdf.js';
import { callerOf } from '../../authenticate/authenticate.js';
import { only } from '../../only-methods.js';
import { parsePdfQuery } from '../../pdf-query.js';
import { contextOf } from '../../request-context.js';
import { sendPdf } from '../../send-pdf.js';
import { parseInvoiceId } from './invoice-id.js';

export interface DialectOptions {
  press: Press;
  authenticate: RequestHandler;
}

/** `GET /api/v1/invoice-pdf/{id}/pdf`, as SpeyBooks documents it (S1–S10). */
export function speybooksRoutes({ press, authenticate }: DialectOptions): Router {
  const router = Router({ strict: true, caseSensitive: true });
  router.all('/api/v1/invoice-pdf/:id/pdf', only('GET'), authenticate, async (request, response) => {
    const context = contextOf(response);
    const requestedId = request.params['id'] as string;
    const sequence = parseInvoiceId(requestedId);
    const { disposition, locale } = parsePdfQuery(request);
    const pdf = await downloadInvoicePdf(press, {
      caller: callerOf(response),
      origin: context,
      dialect: 'speybooks',
      sequence,
      requestedId,
      locale,
      signal: context.signal,
      steps: context.steps,
    });
    await context.steps.time('send', sendPdf(response, pdf, disposition));
  });
  return router;
}
