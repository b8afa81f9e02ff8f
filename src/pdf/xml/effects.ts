import type { CheckReport, Profile } from '../../e-invoice/index.js';
import type { Unmapped } from '../../invoices/warning.js';
import type { Ticket } from '../effects.js';
import type { RecordsKind } from '../posted/effects.js';
import type { Caller, Origin } from '../running-request.js';

/** An XML that is about to be released. */
export interface XmlRelease {
  invoiceNumber: string;
  profile: string;
  /** Of the PDF inside; null: there is none. */
  pdfSha256: string | null;
  /** The rules that it breaks without being invalid, at most a hundred. */
  rules: readonly string[];
  byteLength: number;
  sha256: string;
}

/** That of a stored invoice. */
export interface StoredXmlRelease extends XmlRelease {
  invoiceId: string;
  invoiceVersion: number;
}

/** That of an invoice that the caller sent. */
export interface PostedXmlRelease extends XmlRelease {
  mediaType: string;
  /** The terms of its warnings. */
  warnings: readonly string[];
  /** What of an XML document is not in it: the first of it, and how much there is. */
  unmapped: readonly Unmapped[];
  unmappedCount: number;
}

/** A document that was checked. Nothing of it is kept but this. */
export interface Validation {
  mediaType: string;
  profile: string | null;
  valid: boolean;
  /** The rules that it breaks, at most a hundred. */
  rules: readonly string[];
  /** Of what was sent. */
  byteLength: number;
  sha256: string;
}

/** An e-invoice to check. */
export interface SentEInvoice {
  bytes: Buffer;
  kind: Exclude<RecordsKind, 'json'>;
  /** Of XML, if its media type names one. */
  encoding: string | undefined;
  /** Null: the one that the document names. */
  profile: Profile | null;
}

/** The effects of the stories of an XML, besides those of a PDF. */
export interface XmlEffects {
  /** Waits for one of the places where XML is made and checked. It needs no browser. */
  admitXml(organisationId: string, signal: AbortSignal): Promise<Ticket>;
  /** Holds an e-invoice to the rules. @throws ImportError if it cannot be read as one */
  checkXml(sent: SentEInvoice): Promise<CheckReport>;
  recordXmlDownload(context: Caller & Origin, release: StoredXmlRelease): Promise<void>;
  recordXmlDenial(context: Caller & Origin, denial: { requestedId: string; dialect: string }): Promise<void>;
  recordXmlRendered(context: Caller & Origin, release: PostedXmlRelease): Promise<void>;
  recordValidation(context: Caller & Origin, validation: Validation): Promise<void>;
}
