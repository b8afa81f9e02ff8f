import type { InvoiceKey } from '../invoices/invoice-reference.js';
import type { CivilDate, Invoice } from '../invoices/invoice.js';
import type { ChosenTemplate } from './choose-template.js';
import type { RenderOptions, Rendered } from './render-invoice.js';

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

/** A place among the requests that are worked on. `using` leaves it. */
export interface Place extends Disposable {
  /** The next one's turn: the scarce work is done. */
  passOn(): void;
}

/** What is to be printed. */
export interface PrintedDocument {
  html: string;
  marker: string;
  /** Of the invoice, not of the clock: the same invoice gives the same bytes. */
  date: CivilDate;
  signal: AbortSignal;
}

/** What the story of one PDF needs from the world. */
export interface Effects {
  /** Waits for the organisation's turn; refuses at once when too much is under way. */
  admit(organisationId: string, signal: AbortSignal): Promise<Place>;
  /** The same for the few large documents that are worked on at a time. */
  admitLarge(organisationId: string, signal: AbortSignal): Promise<Place>;
  /** Within the organisation; null when it has no such invoice. */
  findInvoice(key: InvoiceKey): Promise<Invoice | null>;
  /** Invoice to HTML by the template that was chosen: `renderInvoice`, wherever it runs. */
  render(template: ChosenTemplate, invoice: Invoice, options: RenderOptions): Promise<Rendered>;
  /** HTML to PDF. `marker` stands in the document; `date` becomes that of the PDF. */
  print(document: PrintedDocument): Promise<Buffer>;
  recordDownload(context: Caller & Origin, release: Release): Promise<void>;
  recordDenial(context: Caller & Origin, denial: { requestedId: string; dialect: string }): Promise<void>;
  now(): Date;
}
