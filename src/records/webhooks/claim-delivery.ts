import { asDatabaseError } from '../faults/as-database-error.js';
import type { PrismaClient } from '../prisma-client/client.js';

/** A delivery that this process alone may attempt, until the claim runs out. */
export interface DeliveryClaim {
  id: string;
  organisationId: string;
  url: string;
  payload: string;
  /** How many attempts there were, the one that begins now included. */
  attempts: number;
  /** When the claim runs out. Only a claim that still has this time can be settled. */
  claimedUntil: Date;
}

/** What became of a claim. */
export interface SettledDelivery {
  state: 'DELIVERED' | 'WAITING' | 'DEAD';
  status: number | null;
  error: string | null;
  /** Pause before the next attempt, in milliseconds; null unless WAITING. */
  pauseMs: number | null;
}

/**
 * Takes a delivery that is due, in one statement: its next attempt moves to when the claim runs out, so nobody else takes it before.
 * @param claimMs longer than any attempt takes, in milliseconds
 * @returns the claim; otherwise when the delivery is due, or null if it is over or there is none
 * @throws DatabaseUnavailableError
 */
export async function claimDelivery(
  prisma: PrismaClient,
  id: string,
  claimMs: number,
): Promise<{ claimed: DeliveryClaim } | { next: Date | null }> {
  return asDatabaseError('Taking the notification', async () => {
    const [claimed] = await prisma.$queryRaw<DeliveryClaim[]>`
      UPDATE webhook_deliveries SET attempts = attempts + 1,
        next_attempt_at = now() + ${claimMs}::float8 * interval '1 millisecond'
      WHERE id = ${id}::uuid AND state = 'WAITING' AND next_attempt_at <= now()
      RETURNING id::text, organisation_id::text AS "organisationId", url, payload, attempts, next_attempt_at AS "claimedUntil"`;
    if (claimed) return { claimed };
    const [row] = await prisma.$queryRaw<{ next: Date | null }[]>`
      SELECT next_attempt_at AS next FROM webhook_deliveries WHERE id = ${id}::uuid`;
    return { next: row?.next ?? null };
  });
}

/**
 * Stores what became of a claim, unless it ran out and another process took the delivery.
 * @returns when the next attempt is due, by the database's clock; null: there is none, or it is not ours any more
 * @throws DatabaseUnavailableError
 */
export async function settleDelivery(
  prisma: PrismaClient,
  { id, claimedUntil }: Pick<DeliveryClaim, 'id' | 'claimedUntil'>,
  { state, status, error, pauseMs }: SettledDelivery,
): Promise<Date | null> {
  const [row] = await asDatabaseError(
    'Storing what became of the notification',
    () => prisma.$queryRaw<{ next: Date | null }[]>`
      UPDATE webhook_deliveries SET state = ${state}::webhook_state, last_status = ${status}::integer, last_error = ${error},
        next_attempt_at = now() + ${pauseMs}::float8 * interval '1 millisecond',
        delivered_at = CASE WHEN ${state}::text = 'DELIVERED' THEN now() END
      WHERE id = ${id}::uuid AND state = 'WAITING' AND next_attempt_at = ${claimedUntil}::timestamptz
      RETURNING next_attempt_at AS next`,
  );
  return row?.next ?? null;
}
