import type { InvoiceKey } from '../invoices/invoice-reference.js';
import type { Invoice } from '../invoices/invoice.js';

/** Who asks: from the verified token alone. */
export interface Caller {
  organisationId: string;
  /** `sub`. */
  subject: string;
  /** `jti`. */
  tokenId: string | null;
  /** What the token allows (`scope`); empty where it says nothing. */
  scopes: readonly string[];
}

/** From where, and as which request. */
export interface Origin {
  /** Made by the service, one per HTTP request. */
  eventId: string;
  requestId: string;
  ipAddress: string;
  userAgent: string | null;
}

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

/** What the story of one PDF needs from the world. */
export interface Effects {
  /** Within the organisation; null when it has no such invoice. */
  findInvoice(key: InvoiceKey): Promise<Invoice | null>;
  /** HTML to PDF. `marker` stands in the document. */
  print(document: { html: string; marker: string; signal: AbortSignal }): Promise<Buffer>;
  recordDownload(context: Caller & Origin, release: Release): Promise<void>;
  recordDenial(context: Caller & Origin, denial: { requestedId: string; dialect: string }): Promise<void>;
  now(): Date;
}
