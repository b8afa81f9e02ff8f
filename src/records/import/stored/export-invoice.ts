import { InvoiceTooLargeError } from '../../../invoices/errors.js';
import type { InvoiceKey, InvoiceReference } from '../../../invoices/invoice-reference.js';
import { asDatabaseError } from '../../faults/as-database-error.js';
import { named, ofOrganisation } from '../../invoice-key-sql.js';
import { Prisma, type PrismaClient } from '../../prisma-client/client.js';
import type { ImportInput } from '../format/schema.js';
import { readStored } from './stored-invoice.js';
import { toRecord } from './to-record.js';

/** How much of one invoice is read. */
export interface ExportLimits {
  lines: number;
  /** Of all its embedded documents together. */
  bytes: number;
}

/**
 * A stored invoice as an import file: what went in comes out, and the same again changes nothing. Null if the organisation has no such invoice.
 * @throws InvoiceTooLargeError | DatabaseUnavailableError
 */
export async function exportInvoice(
  prisma: PrismaClient,
  { organisationId, ...reference }: InvoiceKey,
  limits: ExportLimits,
): Promise<ImportInput | null> {
  const found = await asDatabaseError('Finding the invoice', () => sizeOf(prisma, organisationId, reference));
  if (!found) return null;
  if (found.lines > limits.lines) throw new InvoiceTooLargeError('lines', `${limits.lines} lines`);
  if (found.bytes > limits.bytes) throw new InvoiceTooLargeError('supportingDocuments', `${limits.bytes} bytes`);
  const stored = await asDatabaseError('Reading the invoice', () => readStored(prisma, { id: found.id, organisationId }));
  return stored && { invoices: [toRecord(stored)] };
}

interface Found {
  id: string;
  lines: number;
  bytes: number;
}

async function sizeOf(prisma: PrismaClient, organisationId: string, reference: InvoiceReference): Promise<Found | undefined> {
  const [row] = await prisma.$queryRaw<Found[]>`SELECT i."id"::text AS "id",
      (SELECT count(*) FROM invoice_lines l WHERE l."organisation_id" = i."organisation_id" AND l."invoice_id" = i."id")::integer AS "lines",
      (SELECT coalesce(sum(octet_length(d."content")), 0) FROM supporting_documents d
        WHERE d."organisation_id" = i."organisation_id" AND d."invoice_id" = i."id")::double precision AS "bytes"
    FROM invoices i
    WHERE ${ofOrganisation(organisationId)} AND ${named(organisationId, reference, Prisma.sql`true`)} AND i."deleted_at" IS NULL`;
  return row;
}
