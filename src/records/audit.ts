import type { PrismaClient } from './prisma-client/client.js';
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

/** A PDF that is about to be sent. */
export interface Download {
  invoiceId: string;
  invoiceNumber: string;
  invoiceVersion: number;
  dialect: string;
  template: string;
  locale: string;
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
export async function recordDownload(prisma: PrismaClient, context: AuditContext, download: Download): Promise<void> {
  const { invoiceId, byteLength, sha256, ...details } = download;
  const entry = { ...contextColumns(context), action: 'INVOICE_PDF_DOWNLOADED', invoiceId, byteLength, sha256, details };
  await asDatabaseError('Writing the audit entry', () => prisma.auditEntry.create({ data: entry, select: { id: true } }));
}

/** The same for a document that the caller sent. @throws DatabaseUnavailableError */
export async function recordDocument(prisma: PrismaClient, context: AuditContext, document: PrintedDocument): Promise<void> {
  const { byteLength, sha256, ...details } = document;
  const entry = { ...contextColumns(context), action: 'DOCUMENT_PDF_RENDERED', byteLength, sha256, details };
  await asDatabaseError('Writing the audit entry', () => prisma.auditEntry.create({ data: entry, select: { id: true } }));
}

/** Writes the audit entry of a request for an invoice that does not exist or belongs to another organisation. @throws DatabaseUnavailableError */
export async function recordDenial(prisma: PrismaClient, context: AuditContext, denial: Denial): Promise<void> {
  const entry = { ...contextColumns(context), action: 'INVOICE_PDF_DENIED', details: { ...denial } };
  await asDatabaseError('Writing the audit entry', () => prisma.auditEntry.create({ data: entry, select: { id: true } }));
}

/** The caller's object may have more fields than an entry. */
function contextColumns(context: AuditContext): AuditContext {
  const { eventId, organisationId, subject, tokenId, requestId, ipAddress, userAgent } = context;
  return { eventId, organisationId, subject, tokenId, requestId, ipAddress, userAgent };
}
