import type { PrismaClient } from './prisma-client/client.js';
import { asDatabaseError } from './faults/as-database-error.js';

/** Who asked, from where, for what: the part that every entry has. */
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

/** A PDF that is about to leave. */
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

/** A PDF of a document that is not stored here, about to leave. */
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
  /** As the caller wrote it, already held to the route's grammar. */
  requestedId: string;
  dialect: string;
}

/**
 * Notes that a PDF is released to the network. A released PDF without this entry must not be: it is written before the first byte.
 * @throws DatabaseUnavailableError
 */
export async function recordDownload(prisma: PrismaClient, context: AuditContext, download: Download): Promise<void> {
  const { invoiceId, byteLength, sha256, ...details } = download;
  const entry = { ...contextColumns(context), action: 'INVOICE_PDF_DOWNLOADED', invoiceId, byteLength, sha256, details };
  await asDatabaseError('Writing the audit entry', () => prisma.auditEntry.create({ data: entry, select: { id: true } }));
}

/** The same for a document that the caller brought along. @throws DatabaseUnavailableError */
export async function recordDocument(prisma: PrismaClient, context: AuditContext, document: PrintedDocument): Promise<void> {
  const { byteLength, sha256, ...details } = document;
  const entry = { ...contextColumns(context), action: 'DOCUMENT_PDF_RENDERED', byteLength, sha256, details };
  await asDatabaseError('Writing the audit entry', () => prisma.auditEntry.create({ data: entry, select: { id: true } }));
}

/** Notes that an invoice was asked for that is not the organisation's, or not there at all. @throws DatabaseUnavailableError */
export async function recordDenial(prisma: PrismaClient, context: AuditContext, denial: Denial): Promise<void> {
  const entry = { ...contextColumns(context), action: 'INVOICE_PDF_DENIED', details: { ...denial } };
  await asDatabaseError('Writing the audit entry', () => prisma.auditEntry.create({ data: entry, select: { id: true } }));
}

/** What a caller passes may hold more than an entry has. */
function contextColumns(context: AuditContext): AuditContext {
  const { eventId, organisationId, subject, tokenId, requestId, ipAddress, userAgent } = context;
  return { eventId, organisationId, subject, tokenId, requestId, ipAddress, userAgent };
}
