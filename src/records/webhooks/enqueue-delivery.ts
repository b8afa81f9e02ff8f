import { asDatabaseError } from '../faults/as-database-error.js';
import type { Prisma } from '../prisma-client/client.js';

/** A notification to deliver. */
export interface OrderedDelivery {
  organisationId: string;
  batchId: string;
  /** `batch.finished` or `batch.failed`. */
  eventType: string;
  /** Already held to the policy, in its normal form. */
  url: string;
  /** The exact body. */
  payload: string;
}

/**
 * Orders a delivery, due at once. Called in the transaction that ends the batch: with it the notification is ordered, or neither.
 * @returns the id of the delivery, which is the `webhook-id`
 * @throws DatabaseUnavailableError
 */
export async function enqueueDelivery(
  db: Pick<Prisma.TransactionClient, '$queryRaw'>,
  ordered: OrderedDelivery,
): Promise<string> {
  const { organisationId, batchId, eventType, url, payload } = ordered;
  // Cut to the column's milliseconds: rounded up, the delivery would not be due yet.
  const [row] = await asDatabaseError(
    'Ordering the notification',
    () => db.$queryRaw<{ id: string }[]>`
      INSERT INTO webhook_deliveries (organisation_id, batch_id, event_type, url, payload, next_attempt_at)
      VALUES (${organisationId}::uuid, ${batchId}::uuid, ${eventType}, ${url}, ${payload}, date_trunc('milliseconds', now()))
      RETURNING id::text`,
  );
  if (!row) throw new Error('INSERT … RETURNING without a row');
  return row.id;
}
