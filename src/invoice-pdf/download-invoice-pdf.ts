import { createHash, randomUUID } from 'node:crypto';
import type { Templates } from '../document/index.js';
import { checkInvoice } from '../invoices/check-invoice.js';
import { InvoiceNotFoundError } from '../invoices/errors.js';
import type { InvoiceReference } from '../invoices/invoice-reference.js';
import { civilToday } from './civil-today.js';
import { within } from './deadline.js';
import type { Caller, Effects, Origin } from './effects.js';
import { type FileName, invoiceFileName } from './file-name.js';
import type { Steps } from './steps.js';

/** What is asked for. */
export interface DownloadRequest {
  caller: Caller;
  origin: Origin;
  /** Which API is spoken; goes into the audit entry. */
  dialect: string;
  invoice: InvoiceReference;
  /** The id as the caller gave it, parsed; goes into the audit entry of a denial. */
  requestedId: string;
  /** One of the supported languages; null: the customer's. */
  locale: string | null;
  /** The deadline of the whole request, and the caller's going away. */
  signal: AbortSignal;
  steps: Steps;
}

/** A PDF that may leave: its audit entry is written. */
export interface ReleasedPdf {
  bytes: Buffer;
  fileName: FileName;
}

export interface Press {
  effects: Effects;
  templates: Templates;
  /** The template's name, for the audit entry. */
  templateName: string;
}

/**
 * Finds an invoice, prints it and notes that it is released. When this resolves, the entry is in the audit log and the bytes may go.
 * @throws InvoiceNotFoundError | InconsistentInvoiceError | TemplateError | DatabaseUnavailableError, what printing throws, or the signal's reason
 */
export async function downloadInvoicePdf(
  { effects, templates, templateName }: Press,
  request: DownloadRequest,
): Promise<ReleasedPdf> {
  const { caller, origin, dialect, signal, steps } = request;
  const context = { ...caller, ...origin };
  const key = { organisationId: caller.organisationId, ...request.invoice };

  const invoice = await steps.time('find', within(signal, effects.findInvoice(key)));
  if (!invoice) {
    await steps.time('audit', within(signal, effects.recordDenial(context, { requestedId: request.requestedId, dialect })));
    throw new InvoiceNotFoundError();
  }
  const marker = randomUUID();
  const { html, locale } = steps.timeSync('render', () => {
    checkInvoice(invoice);
    const today = civilToday(effects.now(), invoice.organisation.timeZone);
    const view = templates.toView(invoice, { locale: request.locale ?? undefined, today });
    return { html: templates.render(view, marker), locale: view.lang };
  });
  const bytes = await steps.time('print', within(signal, effects.print({ html, marker, signal })));
  const release = {
    invoiceId: invoice.id,
    invoiceNumber: invoice.number,
    invoiceVersion: invoice.version,
    dialect,
    template: templateName,
    locale,
    byteLength: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
  await steps.time('audit', within(signal, effects.recordDownload(context, release)));
  return { bytes, fileName: invoiceFileName(invoice.number, invoice.sequence) };
}
