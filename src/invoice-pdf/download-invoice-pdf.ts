import { createHash } from 'node:crypto';
import { InvoiceNotFoundError } from '../invoices/errors.js';
import type { InvoiceReference } from '../invoices/invoice-reference.js';
import type { Invoice } from '../invoices/invoice.js';
import type { ChooseTemplate } from './choose-template.js';
import { within } from './deadline.js';
import type { Caller, Effects, Origin } from './effects.js';
import { type FileName, invoiceFileName } from './file-name.js';
import type { PressLimits } from './limits.js';
import type { Poison } from './poison.js';
import { producePdf } from './produce-pdf.js';
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
  chooseTemplate: ChooseTemplate;
  limits: PressLimits;
  poison: Poison;
}

/**
 * Finds an invoice, prints it and notes that it is released. When this resolves, the entry is in the audit log and the bytes may go.
 * @throws OverloadedError | ShareExceededError | InvoiceNotFoundError | InvoiceTooLargeError | InconsistentInvoiceError | TemplateUnavailableError | TemplateError |
 * DatabaseUnavailableError, what printing throws, or the signal's reason
 */
export async function downloadInvoicePdf(press: Press, request: DownloadRequest): Promise<ReleasedPdf> {
  const { effects } = press;
  const { caller, signal, steps } = request;
  using place = await steps.time('queue', effects.admit(caller.organisationId, signal));

  const invoice = await find(press, request);
  const { bytes, locale, template } = await producePdf(press, request, { invoice, place });
  const release = {
    invoiceId: invoice.id,
    invoiceNumber: invoice.number,
    invoiceVersion: invoice.version,
    dialect: request.dialect,
    template,
    locale,
    byteLength: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
  await steps.time('audit', within(signal, effects.recordDownload({ ...caller, ...request.origin }, release)));
  return { bytes, fileName: invoiceFileName(invoice.number, invoice.sequence) };
}

/** The organisation's invoice; who asks for another one leaves a trail. */
async function find({ effects }: Press, request: DownloadRequest): Promise<Invoice> {
  const { caller, origin, dialect, requestedId, signal, steps } = request;
  const key = { organisationId: caller.organisationId, ...request.invoice };
  const invoice = await steps.time('find', within(signal, effects.findInvoice(key)));
  if (invoice) return invoice;
  await steps.time('audit', within(signal, effects.recordDenial({ ...caller, ...origin }, { requestedId, dialect })));
  throw new InvoiceNotFoundError();
}
