import { randomUUID } from 'node:crypto';
import type { AuditContext, Download } from '../../../src/records/audit.js';

/** A context of its own event. */
export function auditContext(fields: Partial<AuditContext> = {}): AuditContext {
  return {
    eventId: randomUUID(),
    organisationId: randomUUID(),
    subject: 'billing-worker',
    tokenId: 'jti-1',
    requestId: 'req-1',
    ipAddress: '192.0.2.7',
    userAgent: 'curl/8',
    ...fields,
  };
}

/** A PDF that leaves. */
export function download(fields: Partial<Download> = {}): Download {
  return {
    invoiceId: randomUUID(),
    invoiceNumber: 'ST-2026-0001',
    invoiceVersion: 3,
    dialect: 'speybooks',
    template: 'classic',
    locale: 'en-GB',
    byteLength: 41_234,
    sha256: 'ab'.repeat(32),
    ...fields,
  };
}
