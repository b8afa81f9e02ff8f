import { checkSize } from '../../invoices/checks/check-size.js';
import type { AskedEInvoice } from '../../invoices/choices.js';
import { InvoiceNotFoundError } from '../../invoices/errors.js';
import type { InvoiceReference } from '../../invoices/invoice-reference.js';
import type { AskedConformance } from '../conformance.js';
import { pdfFileName } from '../file-name.js';
import type { Pdfs } from '../produce-pdf.js';
import type { ReleasedInvoicePdf } from '../released-pdf.js';
import { auditContext, type AuthenticatedRequest } from '../running-request.js';
import type { ChooseTemplate } from './choose-template.js';
import type { InvoiceEffects } from './effects.js';
import type { LargeInvoices } from './large-invoices.js';
import { printInvoice } from './print-invoice.js';
import { releaseOfPdf } from './release-of-pdf.js';

/** The requested invoice, and how to print it. */
export interface RequestedInvoice {
  /** The API of the request; goes into the audit entry. */
  dialect: string;
  invoice: InvoiceReference;
  /** The id as the caller gave it, parsed; goes into the audit entry of a denial. */
  requestedId: string;
  /** One of the supported languages; null: the customer's. */
  locale: string | null;
  conformance: AskedConformance;
  /** What the request wants; null: what its customer, or its organisation, wants. */
  eInvoice: AskedEInvoice;
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
 * UnusableLogoError | EInvoiceInvalidError | DocumentNotConformantError | TemplateError | DatabaseUnavailableError, what printing throws, or the signal's reason
 */
export async function downloadInvoicePdf(
  pdfs: InvoicePdfs,
  request: AuthenticatedRequest,
  requested: RequestedInvoice,
): Promise<ReleasedInvoicePdf> {
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
  const pdf = await printInvoice(pdfs, request, invoice, {
    version: `${invoice.id} ${invoice.version}`,
    locale: requested.locale,
    conformance: requested.conformance,
    eInvoice: requested.eInvoice,
    contents: () => effects.findContents(invoice),
    ticket,
    needsLargeSlot: isLarge && !hasLargeSlot,
  });
  const release = releaseOfPdf(invoice, pdf, requested.dialect);
  await request.step('audit', () => effects.recordDownload(auditContext(request), release));
  const { bytes, conformance, eInvoice } = pdf;
  return { bytes, fileName: pdfFileName(invoice.number, `invoice-${invoice.sequence}`), conformance, eInvoice };
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
