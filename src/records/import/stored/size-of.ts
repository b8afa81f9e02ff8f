import type { InvoiceReference } from '../../../invoices/invoice-reference.js';
import { named, ofOrganisation } from '../../invoice-key-sql.js';
import { Prisma } from '../../prisma-client/client.js';

/** How large a stored invoice is. */
export interface StoredSize {
  id: string;
  /** Such an invoice is never shown. */
  isDeleted: boolean;
  lines: number;
  /** Of all its embedded documents together. */
  bytes: number;
}

/** The size of an invoice, before it is read. Undefined if the organisation has no such invoice. */
export async function sizeOf(
  db: Pick<Prisma.TransactionClient, '$queryRaw'>,
  organisationId: string,
  reference: InvoiceReference,
): Promise<StoredSize | undefined> {
  const [row] = await db.$queryRaw<StoredSize[]>`SELECT i."id"::text AS "id", i."deleted_at" IS NOT NULL AS "isDeleted",
      (SELECT count(*) FROM invoice_lines l WHERE l."organisation_id" = i."organisation_id" AND l."invoice_id" = i."id")::integer AS "lines",
      (SELECT coalesce(sum(octet_length(d."content")), 0) FROM supporting_documents d
        WHERE d."organisation_id" = i."organisation_id" AND d."invoice_id" = i."id")::double precision AS "bytes"
    FROM invoices i
    WHERE ${ofOrganisation(organisationId)} AND ${named(organisationId, reference, Prisma.sql`true`)}`;
  return row;
}
