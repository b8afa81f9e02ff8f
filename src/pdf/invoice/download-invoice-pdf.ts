import { crc32 } from 'node:zlib';
import { checkSize } from '../../invoices/checks/check-size.js';
import { InvoiceNotFoundError, InvoiceTooLargeError } from '../../invoices/errors.js';
import type { InvoiceReference } from '../../invoices/invoice-reference.js';
import type { Invoice } from '../../invoices/invoice.js';
import { within } from '../deadline.js';
import type { Caller, Origin, Ticket } from '../effects.js';
import { pdfFileName } from '../file-name.js';
import { type ProducedPdf, producePdf, type Pdfs } from '../produce-pdf.js';
import type { ReleasedPdf } from '../released-pdf.js';
import type { Steps } from '../steps.js';
import type { ChooseTemplate } from './choose-template.js';
import { civilToday } from './civil-today.js';
import type { InvoiceEffects } from './effects.js';
import { causeOfFailure } from './unusable-logo-error.js';

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

/** What makes the PDFs of invoices. */
export interface InvoicePdfs extends Pdfs {
  effects: InvoiceEffects;
  chooseTemplate: ChooseTemplate;
}

/**
 * Finds an invoice, prints it and notes that it is released. When this resolves, the entry is in the audit log and the bytes may go.
 * @throws OverloadedError | ShareExceededError | InvoiceNotFoundError | InvoiceTooLargeError | InconsistentInvoiceError | TemplateUnavailableError | UnusableLogoError | TemplateError |
 * DatabaseUnavailableError, what printing throws, or the signal's reason
 */
export async function downloadInvoicePdf(pdfs: InvoicePdfs, request: DownloadRequest): Promise<ReleasedPdf> {
  const { effects } = pdfs;
  const { caller, signal, steps } = request;
  using ticket = await steps.time('queue', effects.admit(caller.organisationId, signal));

  const invoice = await find(pdfs, request);
  const { bytes, sha256, locale, template } = await printInvoice(pdfs, request, invoice, ticket);
  const release = {
    invoiceId: invoice.id,
    invoiceNumber: invoice.number,
    invoiceVersion: invoice.version,
    dialect: request.dialect,
    template,
    locale,
    byteLength: bytes.length,
    sha256,
  };
  await steps.time('audit', within(signal, effects.recordDownload({ ...caller, ...request.origin }, release)));
  return { bytes, fileName: pdfFileName(invoice.number, `invoice-${invoice.sequence}`) };
}

/** The organisation's invoice; who asks for another one leaves a trail. */
async function find({ effects }: InvoicePdfs, request: DownloadRequest): Promise<Invoice> {
  const { caller, origin, dialect, requestedId, signal, steps } = request;
  const key = { organisationId: caller.organisationId, ...request.invoice };
  const invoice = await steps.time('find', within(signal, effects.findInvoice(key)));
  if (invoice) return invoice;
  await steps.time('audit', within(signal, effects.recordDenial({ ...caller, ...origin }, { requestedId, dialect })));
  throw new InvoiceNotFoundError();
}

/** @throws InvoiceTooLargeError | TemplateUnavailableError before anything is printed, UnusableLogoError after */
async function printInvoice(
  pdfs: InvoicePdfs,
  request: DownloadRequest,
  invoice: Invoice,
  ticket: Ticket,
): Promise<ProducedPdf & { template: string }> {
  const { effects, limits } = pdfs;
  const { caller, locale, signal, steps } = request;
  const { isLarge } = checkSize(invoice, limits);
  const template = pdfs.chooseTemplate(invoice, locale);
  const job = {
    caller,
    signal,
    steps,
    // The logo too: with a mended one it is another document, which may be tried at once.
    key: [invoice.id, invoice.version, locale, template.key, crc32(invoice.organisation.logo ?? '')].join(' '),
    isLarge,
    date: invoice.issueDate,
    render: (marker: string) => {
      const today = civilToday(effects.now(), invoice.organisation.timeZone);
      return effects.render(template, invoice, { locale, today, marker });
    },
    tooLarge: (what: string, limit: string) => new InvoiceTooLargeError(what, limit),
  };
  try {
    return { ...(await producePdf(pdfs, job, ticket)), template: template.name };
  } catch (error) {
    throw causeOfFailure(invoice, error);
  }
}
