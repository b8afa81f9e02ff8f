import { crc32 } from 'node:zlib';
import { checkSize } from '../../invoices/checks/check-size.js';
import { InvoiceNotFoundError, InvoiceTooLargeError } from '../../invoices/errors.js';
import type { InvoiceReference } from '../../invoices/invoice-reference.js';
import type { Invoice } from '../../invoices/invoice.js';
import type { Ticket } from '../effects.js';
import { pdfFileName } from '../file-name.js';
import { type Pdfs, type ProducedPdf, producePdf } from '../produce-pdf.js';
import type { ReleasedPdf } from '../released-pdf.js';
import { auditContext, type AuthenticatedRequest } from '../running-request.js';
import type { ChooseTemplate } from './choose-template.js';
import { civilToday } from './civil-today.js';
import type { InvoiceEffects } from './effects.js';
import type { LargeInvoices } from './large-invoices.js';
import { renderInvoice } from './render-invoice.js';
import { causeOfFailure } from './unusable-logo-error.js';

/** The requested invoice, and how to print it. */
export interface RequestedInvoice {
  /** The API of the request; goes into the audit entry. */
  dialect: string;
  invoice: InvoiceReference;
  /** The id as the caller gave it, parsed; goes into the audit entry of a denial. */
  requestedId: string;
  /** One of the supported languages; null: the customer's. */
  locale: string | null;
}

/** Makes the PDFs of invoices. */
export interface InvoicePdfs extends Pdfs {
  effects: InvoiceEffects;
  chooseTemplate: ChooseTemplate;
  largeInvoices: LargeInvoices;
}

/**
 * Finds an invoice, prints it and writes its audit entry. When this resolves, the entry is written and the PDF may be sent.
 * @throws OverloadedError | ShareExceededError | InvoiceNotFoundError | InvoiceTooLargeError | InconsistentInvoiceError | TemplateUnavailableError |
 * UnusableLogoError | TemplateError | DatabaseUnavailableError, what printing throws, or the signal's reason
 */
export async function downloadInvoicePdf(
  pdfs: InvoicePdfs,
  request: AuthenticatedRequest,
  requested: RequestedInvoice,
): Promise<ReleasedPdf> {
  const { effects, largeInvoices } = pdfs;
  const { organisationId } = request.caller;
  const key = { organisationId, ...requested.invoice };
  const hasLargeSlot = largeInvoices.has(key);
  using ticket = await request.steps.time('queue', () =>
    hasLargeSlot ? effects.admitLarge(organisationId, request.signal) : effects.admit(organisationId, request.signal),
  );

  const invoice = await request.step('find', () => effects.findInvoice(key));
  const isLarge = invoice !== null && checkSize(invoice, pdfs.limits).isLarge;
  largeInvoices.note(key, isLarge);
  if (!invoice) return deny(pdfs, request, requested);
  const admitted = { ticket, needsLargeSlot: isLarge && !hasLargeSlot };
  const { bytes, sha256, locale, template } = await printInvoice(pdfs, request, invoice, requested.locale, admitted);
  const release = {
    invoiceId: invoice.id,
    invoiceNumber: invoice.number,
    invoiceVersion: invoice.version,
    dialect: requested.dialect,
    template,
    locale,
    byteLength: bytes.length,
    sha256,
  };
  await request.step('audit', () => effects.recordDownload(auditContext(request), release));
  return { bytes, fileName: pdfFileName(invoice.number, `invoice-${invoice.sequence}`) };
}

/** A request for an invoice that the organisation does not have gets an audit entry. @throws InvoiceNotFoundError */
async function deny(
  { effects }: InvoicePdfs,
  request: AuthenticatedRequest,
  { requestedId, dialect }: RequestedInvoice,
): Promise<never> {
  await request.step('audit', () => effects.recordDenial(auditContext(request), { requestedId, dialect }));
  throw new InvoiceNotFoundError();
}

/** @throws TemplateUnavailableError before anything is printed, UnusableLogoError or InvoiceTooLargeError after */
async function printInvoice(
  pdfs: InvoicePdfs,
  request: AuthenticatedRequest,
  invoice: Invoice,
  locale: string | null,
  { ticket, needsLargeSlot }: { ticket: Ticket; needsLargeSlot: boolean },
): Promise<ProducedPdf & { template: string }> {
  const template = pdfs.chooseTemplate(invoice, locale);
  const job = {
    // Includes the logo: after a new logo is imported, this is another document, which may be printed at once.
    key: [invoice.id, invoice.version, locale, template.key, crc32(invoice.organisation.logo ?? '')].join(' '),
    needsLargeSlot,
    rows: invoice.lines.length,
    date: invoice.issueDate,
    timeZone: invoice.organisation.timeZone,
    render: (marker: string) => {
      const today = civilToday(pdfs.effects.now(), invoice.organisation.timeZone);
      return renderInvoice(template, invoice, { locale, today, marker });
    },
    tooLarge: (what: string, limit: string) => new InvoiceTooLargeError(what, limit),
  };
  try {
    return { ...(await producePdf(pdfs, request, job, ticket)), template: template.name };
  } catch (error) {
    throw causeOfFailure(invoice, error);
  }
}
