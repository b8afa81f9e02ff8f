import type { Unmapped } from '../invoices/warning.js';
import type { Prisma } from './prisma-client/client.js';
import { asDatabaseError } from './faults/as-database-error.js';

/** The caller, the address and the request: the part that every entry has. */
export interface AuditContext {
  /** One per HTTP request, made by the service; unique in the table. */
  eventId: string;
  organisationId: string;
  /** `sub` of the token. */
  subject: string;
  /** `jti` of the token. */
  tokenId: string | null;
  requestId: string;
  ipAddress: string;
  userAgent: string | null;
}

/** What is known of the e-invoice that was wanted of a PDF. */
export interface AuditedEInvoice {
  profile: string;
  /** Of the XML inside; null: there is none. */
  sha256: string | null;
  /** The rules that kept it out, at most a hundred. */
  rules: readonly string[];
}

/** A PDF that is about to be sent. */
export interface Download {
  invoiceId: string;
  invoiceNumber: string;
  invoiceVersion: number;
  dialect: string;
  template: string;
  locale: string;
  /** Absent: none was wanted. */
  eInvoice?: AuditedEInvoice;
  /** Absent: it was downloaded alone. */
  batchId?: string;
  /** Of the bytes that leave. */
  byteLength: number;
  sha256: string;
}

/** A PDF of a document that is not stored here, about to be sent. */
export interface PrintedDocument {
  documentType: string;
  documentNumber: string;
  title: string;
  template: string;
  locale: string;
  /** Of the bytes that leave. */
  byteLength: number;
  sha256: string;
}

/** A PDF of an invoice that the caller sent and that is not stored, about to be sent. */
export interface RenderedInvoice {
  invoiceNumber: string;
  /** Media type of what was sent. */
  mediaType: string;
  template: string;
  locale: string;
  /** The terms of its warnings, at most a hundred. */
  warnings: readonly string[];
  /** What of an XML document is not on it: the first hundred elements, and how many there are. */
  unmapped: readonly Unmapped[];
  unmappedCount: number;
  /** Absent: no e-invoice was wanted. */
  eInvoice?: AuditedEInvoice;
  /** Of the bytes that leave. */
  byteLength: number;
  sha256: string;
}

/** An XML of an invoice that is about to be sent. */
interface ReleasedXml {
  invoiceNumber: string;
  profile: string;
  /** Of the PDF inside; null: there is none. */
  pdfSha256: string | null;
  /** The rules that it breaks without being invalid, at most a hundred. */
  rules: readonly string[];
  /** Of the bytes that leave. */
  byteLength: number;
  sha256: string;
}

/** That of a stored invoice. */
export interface XmlDownload extends ReleasedXml {
  /** Absent: it was downloaded alone. */
  batchId?: string;
  invoiceId: string;
  invoiceVersion: number;
}

/** That of an invoice that the caller sent and that is not stored. */
export interface RenderedXml
  extends ReleasedXml, Pick<RenderedInvoice, 'mediaType' | 'warnings' | 'unmapped' | 'unmappedCount'> {}

/** An e-invoice or an invoice that the caller had checked. */
export interface Validation {
  mediaType: string;
  profile: string | null;
  valid: boolean;
  /** The rules that it breaks, at most a hundred. */
  rules: readonly string[];
  /** Of the body. */
  byteLength: number;
  sha256: string;
}

/** An import over HTTP. */
export interface Import {
  mediaType: string;
  organisations: object;
  customers: object;
  invoices: object;
  /** Of the invoices that were created or updated, at most a hundred. */
  invoiceNumbers: readonly string[];
  /** The terms of all warnings, at most a hundred. */
  warnings: readonly string[];
  /** What of an XML document is not stored: the first hundred elements, and how many there are. */
  unmapped: readonly Unmapped[];
  unmappedCount: number;
  /** Of the body. */
  byteLength: number;
  sha256: string;
}

/** A draft that was deleted. */
export interface Deletion {
  invoiceId: string;
  invoiceNumber: string;
  invoiceVersion: number;
}

/** A request for an invoice that this organisation does not have. */
export interface Denial {
  /** As the caller wrote it, already checked by the route. */
  requestedId: string;
  dialect: string;
}

/**
 * Writes the audit entry of a PDF that is released. It is written before the first byte, so that no PDF is released without an entry.
 * @throws DatabaseUnavailableError
 */
export async function recordDownload(prisma: Writer, context: AuditContext, download: Download): Promise<void> {
  const { invoiceId, byteLength, sha256, ...details } = download;
  await insert(prisma, context, { action: 'INVOICE_PDF_DOWNLOADED', invoiceId, byteLength, sha256, details });
}

/** The same for a document that the caller sent. @throws DatabaseUnavailableError */
export async function recordDocument(prisma: Writer, context: AuditContext, document: PrintedDocument): Promise<void> {
  const { byteLength, sha256, ...details } = document;
  await insert(prisma, context, { action: 'DOCUMENT_PDF_RENDERED', invoiceId: null, byteLength, sha256, details });
}

/** Writes the audit entry of a request for an invoice that does not exist or belongs to another organisation. @throws DatabaseUnavailableError */
export async function recordDenial(prisma: Writer, context: AuditContext, denial: Denial): Promise<void> {
  const details = { ...denial };
  await insert(prisma, context, { action: 'INVOICE_PDF_DENIED', invoiceId: null, byteLength: null, sha256: null, details });
}

/** The same for an invoice that the caller sent. @throws DatabaseUnavailableError */
export async function recordRenderedInvoice(db: Writer, context: AuditContext, rendered: RenderedInvoice): Promise<void> {
  const { byteLength, sha256, ...details } = rendered;
  await insert(db, context, { action: 'INVOICE_PDF_RENDERED', invoiceId: null, byteLength, sha256, details });
}

/** Writes the audit entry of an XML of a stored invoice, before its first byte. @throws DatabaseUnavailableError */
export async function recordXmlDownload(db: Writer, context: AuditContext, download: XmlDownload): Promise<void> {
  const { invoiceId, byteLength, sha256, ...details } = download;
  await insert(db, context, { action: 'INVOICE_XML_DOWNLOADED', invoiceId, byteLength, sha256, details });
}

/** Writes the audit entry of a request for the XML of an invoice that does not exist or belongs to another organisation. @throws DatabaseUnavailableError */
export async function recordXmlDenial(db: Writer, context: AuditContext, denial: Denial): Promise<void> {
  const details = { ...denial };
  await insert(db, context, { action: 'INVOICE_XML_DENIED', invoiceId: null, byteLength: null, sha256: null, details });
}

/** The same as for a download, for an invoice that the caller sent. @throws DatabaseUnavailableError */
export async function recordXmlRendered(db: Writer, context: AuditContext, rendered: RenderedXml): Promise<void> {
  const { byteLength, sha256, ...details } = rendered;
  await insert(db, context, { action: 'INVOICE_XML_RENDERED', invoiceId: null, byteLength, sha256, details });
}

/** Writes the audit entry of a check, before its answer. @throws DatabaseUnavailableError */
export async function recordValidation(db: Writer, context: AuditContext, validation: Validation): Promise<void> {
  const { byteLength, sha256, ...details } = validation;
  await insert(db, context, { action: 'INVOICE_VALIDATED', invoiceId: null, byteLength, sha256, details });
}

/** Writes the audit entry of an import, in its transaction. @throws DatabaseUnavailableError */
export async function recordImport(db: Writer, context: AuditContext, imported: Import): Promise<void> {
  const { byteLength, sha256, ...details } = imported;
  await insert(db, context, { action: 'INVOICES_IMPORTED', invoiceId: null, byteLength, sha256, details });
}

/** Writes the audit entry of a deleted draft, in its transaction. @throws DatabaseUnavailableError */
export async function recordDeletion(db: Writer, context: AuditContext, deletion: Deletion): Promise<void> {
  const { invoiceId, ...details } = deletion;
  await insert(db, context, { action: 'INVOICE_DELETED', invoiceId, byteLength: null, sha256: null, details });
}

/** A client, or one of its transactions. */
export type Writer = Pick<Prisma.TransactionClient, '$executeRaw'>;

interface Event {
  action: string;
  invoiceId: string | null;
  byteLength: number | null;
  sha256: string | null;
  details: object;
}

/** Writes an entry. Plain SQL, as every PDF waits for this: Prisma's own `create` takes twice the CPU time (measured). */
export async function insert(prisma: Writer, context: AuditContext, event: Event): Promise<void> {
  const { eventId, organisationId, subject, tokenId, requestId, ipAddress, userAgent } = context;
  const { action, invoiceId, byteLength, sha256 } = event;
  await asDatabaseError(
    'Writing the audit entry',
    () => prisma.$executeRaw`
      INSERT INTO "audit_entries"
        ("event_id", "organisation_id", "subject", "token_id", "request_id", "ip_address", "user_agent",
         "action", "invoice_id", "byte_length", "sha256", "details")
      VALUES (${eventId}::uuid, ${organisationId}::uuid, ${subject}, ${tokenId}, ${requestId}, ${ipAddress}, ${userAgent},
        ${action}, ${invoiceId}::uuid, ${byteLength}::integer, ${sha256}, ${JSON.stringify(event.details)}::jsonb)`,
  );
}
