import type { InvoiceKey } from '../../invoices/invoice-reference.js';
import type { Invoice } from '../../invoices/invoice.js';
import type { PdfEffects } from '../effects.js';
import type { Caller, Origin } from '../running-request.js';

/** A PDF that is about to be released. */
export interface Release {
  invoiceId: string;
  invoiceNumber: string;
  invoiceVersion: number;
  dialect: string;
  template: string;
  locale: string;
  byteLength: number;
  sha256: string;
}

/** The effects that the PDF of an invoice needs. */
export interface InvoiceEffects extends PdfEffects {
  /** Within the organisation; null if it has no such invoice. */
  findInvoice(key: InvoiceKey): Promise<Invoice | null>;
  recordDownload(context: Caller & Origin, release: Release): Promise<void>;
  recordDenial(context: Caller & Origin, denial: { requestedId: string; dialect: string }): Promise<void>;
  now(): Date;
}
