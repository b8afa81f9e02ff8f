import type { EmbeddedContents } from '../../e-invoice/index.js';
import type { Invoice } from '../../invoices/invoice.js';
import type { AllUnmapped, Unmapped, Warning } from '../../invoices/warning.js';
import type { ReleasedEInvoice } from '../e-invoice.js';
import type { PdfEffects, Ticket } from '../effects.js';
import type { EInvoiceEffects } from '../invoice/make-e-invoice-of.js';
import type { Caller, Origin } from '../running-request.js';

/** What a body with records may be: an import file or one invoice of it, an e-invoice in XML, or a PDF with one inside. */
export type RecordsKind = 'json' | 'xml' | 'pdf';

/** An invoice that the caller sent, complete and checked. */
export interface PostedInvoice extends AllUnmapped {
  invoice: Invoice;
  warnings: readonly Warning[];
  /** The files of its supporting documents. */
  contents: EmbeddedContents;
  /** What was read, to name the fields of texts. */
  records: unknown;
}

/** A PDF that is about to be released. */
export interface PostedRelease {
  invoiceNumber: string;
  mediaType: string;
  template: string;
  locale: string;
  /** The terms of its warnings. */
  warnings: readonly string[];
  /** What of an XML document is not on it: the first of it, and how much there is. */
  unmapped: readonly Unmapped[];
  unmappedCount: number;
  byteLength: number;
  sha256: string;
  /** Absent: no e-invoice was wanted. */
  eInvoice?: ReleasedEInvoice;
}

/** The effects that printing a caller's invoice needs. */
export interface PostedEffects extends PdfEffects, EInvoiceEffects {
  /** Takes a part of the body budget before the request body is read. Refuses immediately if the budget is used up. */
  admitBody(organisationId: string, signal: AbortSignal): Promise<Ticket>;
  /** @throws ImportError | ForeignOrganisationError */
  readInvoice(body: {
    bytes: Buffer;
    kind: RecordsKind;
    encoding: string | undefined;
    organisationId: string;
  }): Promise<PostedInvoice>;
  recordRendered(context: Caller & Origin, release: PostedRelease): Promise<void>;
  now(): Date;
}
