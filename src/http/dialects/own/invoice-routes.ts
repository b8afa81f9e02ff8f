import { type Request, type Response, Router } from 'express';
import { InvoiceNotFoundError } from '../../../invoices/errors.js';
import { NOTHING_UNMAPPED } from '../../../invoices/warning.js';
import { CallerGoneError, DeadlineError } from '../../../pdf/deadline.js';
import type { Ticket } from '../../../pdf/effects.js';
import { type PostedPdfs, printPostedPdf } from '../../../pdf/posted/print-posted-pdf.js';
import { auditContext, type AuthenticatedRequest } from '../../../pdf/running-request.js';
import { OverloadedError, ShareExceededError } from '../../../pdf/slots/errors.js';
import { setInvoiceHeaders, setUnmapped } from '../../answers/e-invoice.js';
import { HttpError } from '../../answers/http-error.js';
import { sendJson } from '../../answers/send-json.js';
import { sendPdf } from '../../answers/send-pdf.js';
import { authenticatedRequest } from '../../authenticate/authenticate.js';
import { type Gates, mounted, mountOperation, mountPath } from '../../operations/mount-operation.js';
import { conformanceIn, eInvoiceIn } from '../../operations/pdf-query.js';
import { checkBodyHeaders, readBody } from '../../request/read-body.js';
import { deleteRecord, getRecord, importInvoices, renderInvoiceOperation } from './invoice-operations.js';
import { referenceOf } from './invoice-reference.js';
import type { ImportAnswer, InvoiceStore } from './invoice-store.js';
import { KIND_OF, RECORD_TYPES } from './media-types.js';
import { sentBody } from './read-sent-body.js';
import { refusalOfRecords } from './refusal-of-records.js';

/** Invoices in the import format or as e-invoices: stored, read, deleted, or printed without being stored. */
export function invoiceRoutes(gates: Gates, store: InvoiceStore, pdfs: PostedPdfs): Router {
  const router = Router({ strict: true, caseSensitive: true });

  mountOperation(router, gates, renderInvoiceOperation, async ({ query }, request, response) => {
    const running = authenticatedRequest(response);
    const sent = {
      ...sentBody(request, response, pdfs, running.signal),
      locale: query.locale,
      conformance: conformanceIn(query),
      eInvoice: eInvoiceIn(query),
    };
    const pdf = await printPostedPdf(pdfs, running, sent).catch((error: unknown) => {
      throw refusalOfRecords(error);
    });
    setInvoiceHeaders(response, pdf.eInvoice, running.warnings);
    setUnmapped(response, running.unmapped);
    await running.steps.time('send', () => sendPdf(response, pdf, query.disposition));
  });

  const get = mounted(gates, getRecord, async ({ params }, _request, response) => {
    const running = authenticatedRequest(response);
    const { organisationId } = running.caller;
    const found = await running.step('find', () => store.find({ organisationId, ...referenceOf(params.id) }));
    if (!found) throw new InvoiceNotFoundError();
    sendJson(response, found);
  });
  if (!store.mayWrite) {
    mountPath(router, [get]);
    return router;
  }

  const remove = mounted(gates, deleteRecord, async ({ params }, _request, response) => {
    const running = authenticatedRequest(response);
    await running.step('delete', () => store.deleteDraft(auditContext(running), referenceOf(params.id)));
    response.status(204).set('Cache-Control', 'private, no-store').end();
  });
  mountPath(router, [get, remove]);
  mountOperation(router, gates, importInvoices, async (_input, request, response) => {
    const running = authenticatedRequest(response);
    const answer = await importBody(store, running, request, response).catch((error: unknown) => {
      throw refusalOfImport(error, running.signal);
    });
    sendJson(response, answer);
  });
  return router;
}

/** One import at a time works, and only a few bodies are in memory; further imports wait before their bodies are read. */
async function importBody(
  store: InvoiceStore,
  running: AuthenticatedRequest,
  request: Request,
  response: Response,
): Promise<ImportAnswer> {
  const { caller, signal, steps } = running;
  const { organisationId } = caller;
  const { mediaType, encoding } = checkBodyHeaders(request, store.maxBodyBytes, RECORD_TYPES);
  running.allowMore(store.importTimeMs);
  using _budget = await steps.time('queue', () => inTurn(store.admitBody(organisationId, signal)));
  const bytes = await steps.time('receive', () => readBody(request, response, { most: store.maxBodyBytes, signal }));
  using _slot = await steps.time('queue', () => inTurn(store.admitImport(organisationId, signal)));
  const body = { bytes, kind: KIND_OF[mediaType], mediaType, encoding };
  const answer = await steps.time('import', () => store.importRecords(auditContext(running), body, signal));
  // An e-invoice in XML is one invoice.
  running.unmapped = answer.invoices[0] ?? NOTHING_UNMAPPED;
  running.warnings = [...answer.warnings, ...answer.invoices.flatMap(({ warnings }) => warnings)];
  return answer;
}

/** Seconds after which an import whose time passed while it waited may be sent again. */
const RETRY_AFTER_SECONDS = 30;

/** A wait for other imports. If the time of the request ends meanwhile, it is theirs. */
async function inTurn(waiting: Promise<Ticket>): Promise<Ticket> {
  try {
    return await waiting;
  } catch (error) {
    throw error instanceof DeadlineError ? importBusy(RETRY_AFTER_SECONDS, error) : error;
  }
}

function importBusy(retryAfterSeconds: number, cause: Error): HttpError {
  return new HttpError('import_busy', undefined, { retryAfterSeconds, cause });
}

/** Why an import was not done, in words for its caller. */
function refusalOfImport(error: unknown, { aborted, reason }: AbortSignal): unknown {
  if (aborted && reason instanceof CallerGoneError) return reason;
  if (error instanceof OverloadedError || error instanceof ShareExceededError) {
    return importBusy(error.retryAfterSeconds, error);
  }
  if (error instanceof DeadlineError) {
    const message = 'The import did not end in time, and nothing was stored. Send fewer invoices at a time.';
    return new HttpError('render_timeout', message, { cause: error });
  }
  return refusalOfRecords(error);
}
