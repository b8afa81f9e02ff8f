import { createHash } from 'node:crypto';
import { checkSize } from '../../invoices/checks/check-size.js';
import type { AskedEInvoice } from '../../invoices/choices.js';
import { countOf, firstUnmapped, termsOf } from '../../invoices/warning.js';
import type { AskedConformance } from '../conformance.js';
import { releasedEInvoice } from '../e-invoice.js';
import { withCutFields } from '../document/cut-fields.js';
import { pdfFileName } from '../file-name.js';
import type { ChooseTemplate } from '../invoice/choose-template.js';
import { printInvoice } from '../invoice/print-invoice.js';
import type { Pdfs } from '../produce-pdf.js';
import type { ReleasedInvoicePdf } from '../released-pdf.js';
import { auditContext, type AuthenticatedRequest } from '../running-request.js';
import type { PostedEffects, RecordsKind } from './effects.js';

/** The invoice that the caller sends. */
export interface SentInvoice {
  kind: RecordsKind;
  mediaType: string;
  /** Of XML, if its media type names one. */
  encoding: string | undefined;
  /** Its body may be larger than those that have a place of their own. */
  isLargeBody: boolean;
  /** One of the supported languages; null: the customer's. */
  locale: string | null;
  conformance: AskedConformance;
  /** What the request wants; null: what its customer, or its organisation, wants. */
  eInvoice: AskedEInvoice;
  /** Reads the body of the request. It stops when the signal of the request fires. */
  receive: () => Promise<Buffer>;
}

/** Makes the PDFs of invoices that callers send. */
export interface PostedPdfs extends Pdfs {
  effects: PostedEffects;
  chooseTemplate: ChooseTemplate;
  /** Bytes of a body that has a place of its own; a larger one waits for one of the few slots for large documents before it is read. */
  usualBodyBytes: number;
  /** Bytes of a body. */
  maxBodyBytes: number;
}

/**
 * Receives an invoice that is not stored here, checks it as an import does, prints it and writes its audit entry. When this resolves, the entry is written and the
 * PDF may be sent.
 * @throws OverloadedError | ShareExceededError | ImportError | ForeignOrganisationError | InvoiceTooLargeError | UnprintableTextError | DocumentCutError | EInvoiceInvalidError | DocumentNotConformantError |
 * TemplateUnavailableError | TemplateError | DatabaseUnavailableError, what receiving and printing throw, or the signal's reason
 */
export async function printPostedPdf(
  pdfs: PostedPdfs,
  request: AuthenticatedRequest,
  sent: SentInvoice,
): Promise<ReleasedInvoicePdf> {
  const { effects, limits } = pdfs;
  const { caller, signal, steps } = request;
  const { organisationId } = caller;
  const { kind, mediaType, encoding, isLargeBody, locale, conformance, eInvoice } = sent;
  using _budget = isLargeBody ? null : await effects.admitBody(organisationId, signal);
  using early = isLargeBody ? await steps.time('queue', () => effects.admitLarge(organisationId, signal)) : null;
  const bytes = await steps.time('receive', sent.receive);
  using ticket = early ?? (await steps.time('queue', () => effects.admit(organisationId, signal)));

  const read = await request.step('check', () => effects.readInvoice({ bytes, kind, encoding, organisationId }));
  const { invoice, warnings, records, unmapped, furtherUnmapped, contents } = read;
  request.warnings = warnings;
  request.unmapped = { unmapped, furtherUnmapped };
  const needsLargeSlot = checkSize(invoice, limits).isLarge && !isLargeBody;
  const version = createHash('sha256').update(bytes).digest('hex');
  const print = { version, locale, conformance, eInvoice, contents: () => contents, ticket, needsLargeSlot };
  const printed = await printInvoice(pdfs, request, invoice, print).catch((error: unknown) => {
    throw withCutFields(error, records);
  });
  const release = {
    invoiceNumber: invoice.number,
    mediaType,
    template: printed.template,
    locale: printed.locale,
    warnings: termsOf(warnings, MOST_NAMED),
    unmapped: firstUnmapped(read, MOST_NAMED),
    unmappedCount: countOf(read),
    byteLength: printed.bytes.length,
    sha256: printed.sha256,
    ...releasedEInvoice(printed.eInvoice),
  };
  await request.step('audit', () => effects.recordRendered(auditContext(request), release));
  const fileName = pdfFileName(invoice.number, 'invoice');
  return { bytes: printed.bytes, fileName, conformance: printed.conformance, eInvoice: printed.eInvoice };
}

/** The most terms, and the most elements, in an audit entry. */
const MOST_NAMED = 100;
