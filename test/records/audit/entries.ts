import { randomUUID } from 'node:crypto';
import type { PrismaClient } from '../../../src/records/prisma-client/client.js';

/** Writes entries of one organisation, a second apart, in one statement. @param start RFC 3339 */
export async function writeEntries(prisma: PrismaClient, organisationId: string, start: string, count: number): Promise<void> {
  await prisma.$executeRaw`INSERT INTO audit_entries
      (event_id, recorded_at, action, organisation_id, subject, request_id, ip_address, user_agent, invoice_id, byte_length, sha256, details)
    SELECT gen_random_uuid(), ${start}::timestamptz + n * interval '1 second', 'INVOICE_PDF_DOWNLOADED', ${organisationId}::uuid, 'billing-worker',
      'req-' || n, '192.0.2.7', 'curl/8', gen_random_uuid(), 41234, repeat('ab', 32), jsonb_build_object('invoiceNumber', 'ST-' || n)
    FROM generate_series(0, ${count}::integer - 1) n`;
}

/** An organisation of its own. */
export const anOrganisation = (): string => randomUUID();
