import type { Prisma } from '../prisma-client/client.js';

/** Batches whose results may still hold documents of a customer. */
export interface LiveBatches {
  count: number;
  /** When the last of them expires, RFC 3339; null: none expires, or there is none. */
  lastExpiry: string | null;
}

/** Counts the batches that name an invoice of the customer and whose results are not deleted yet. */
export async function liveBatches(
  db: Prisma.TransactionClient,
  organisationId: string,
  customerId: string,
): Promise<LiveBatches> {
  const [row] = await db.$queryRaw<LiveBatches[]>`SELECT count(*)::integer AS "count",
      to_char(max(b.expires_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "lastExpiry"
    FROM batches b WHERE b.organisation_id = ${organisationId}::uuid AND b.expired_at IS NULL
      AND EXISTS (SELECT FROM batch_items t JOIN invoices i ON i.organisation_id = b.organisation_id AND i.id = t.invoice_id
        WHERE t.batch_id = b.id AND i.customer_id = ${customerId}::uuid)`;
  return row ?? { count: 0, lastExpiry: null };
}
