import type { EmbeddedContents } from '../../e-invoice/index.js';
import type { InvoiceKey } from '../../invoices/invoice-reference.js';
import type { Invoice } from '../../invoices/invoice.js';
import type { ReleasedEInvoice } from '../e-invoice.js';
import type { PdfEffects } from '../effects.js';
import type { Caller, Origin } from '../running-request.js';
import type { EInvoiceEffects } from './make-e-invoice-of.js';

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
  /** Absent: no e-invoice was wanted. */
  eInvoice?: ReleasedEInvoice;
}

/** The effects that the PDF of an invoice needs. */
export interface InvoiceEffects extends PdfEffects, EInvoiceEffects {
  /** Within the organisation; null if it has no such invoice. */
  findInvoice(key: InvoiceKey): Promise<Invoice | null>;
  /** The files of the supporting documents of an invoice that was found. */
  findContents(invoice: Invoice): Promise<EmbeddedContents>;
  recordDownload(context: Caller & Origin, release: Release): Promise<void>;
  recordDenial(context: Caller & Origin, denial: { requestedId: string; dialect: string }): Promise<void>;
  now(): Date;
}
