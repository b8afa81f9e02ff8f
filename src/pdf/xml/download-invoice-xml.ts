import { checkSize } from '../../invoices/checks/check-size.js';
import { InvoiceNotFoundError } from '../../invoices/errors.js';
import { xmlFileName } from '../file-name.js';
import type { InvoicePdfs, RequestedInvoice } from '../invoice/download-invoice-pdf.js';
import { auditContext, type AuthenticatedRequest } from '../running-request.js';
import type { XmlEffects } from './effects.js';
import { largeSlot } from './large-slot.js';
import { type AskedXml, makeXml, releaseOf } from './make-xml.js';
import type { ReleasedXml } from './released-xml.js';

/** Makes the XML of stored invoices. */
export interface InvoiceXmls {
  pdfs: InvoicePdfs;
  effects: XmlEffects;
}

type RequestedXml = Pick<RequestedInvoice, 'dialect' | 'invoice' | 'requestedId'> & AskedXml;

/**
 * Finds an invoice, makes its XML and writes its audit entry. When this resolves, the entry is written and the XML may be sent. No browser is needed unless the page goes into it.
 * @throws OverloadedError | ShareExceededError | InvoiceNotFoundError | InvoiceTooLargeError | EInvoiceInvalidError | InconsistentInvoiceError | DatabaseUnavailableError, what printing throws,
 * or the signal's reason
 */
export async function downloadInvoiceXml(
  { pdfs, effects: xmls }: InvoiceXmls,
  request: AuthenticatedRequest,
  { dialect, invoice: reference, requestedId, ...asked }: RequestedXml,
): Promise<ReleasedXml> {
  const { effects, largeInvoices } = pdfs;
  const { caller, signal, steps } = request;
  const { organisationId } = caller;
  const key = { organisationId, ...reference };
  const hasLargeSlot = largeInvoices.has(key);
  using ticket = await steps.time('queue', () => {
    if (hasLargeSlot) return effects.admitLarge(organisationId, signal);
    return asked.embedPdf ? effects.admit(organisationId, signal) : xmls.admitXml(organisationId, signal);
  });

  const invoice = await request.step('find', () => effects.findInvoice(key));
  const isLarge = invoice !== null && checkSize(invoice, pdfs.limits).isLarge;
  largeInvoices.note(key, isLarge);
  if (!invoice) {
    await request.step('audit', () => xmls.recordXmlDenial(auditContext(request), { requestedId, dialect }));
    throw new InvoiceNotFoundError();
  }
  using large = await largeSlot(effects, request, ticket, isLarge && !hasLargeSlot);

  const made = await makeXml(pdfs, request, invoice, {
    ...asked,
    version: `${invoice.id} ${invoice.version}`,
    contents: () => effects.findContents(invoice),
    ticket: large ?? ticket,
  });
  const release = { ...releaseOf(invoice, made), invoiceId: invoice.id, invoiceVersion: invoice.version };
  await request.step('audit', () => xmls.recordXmlDownload(auditContext(request), release));
  const fileName = xmlFileName(invoice.number, `invoice-${invoice.sequence}`);
  return { bytes: made.bytes, fileName, profile: made.profile.id, faults: made.faults };
}
