import { asDatabaseError } from '../faults/as-database-error.js';
import { Prisma, type PrismaClient } from '../prisma-client/client.js';

/** As if it was ordered now: all attempts are before it. Its id stays, so a receiver recognises what it has seen. */
const FROM_THE_BEGINNING = Prisma.sql`state = 'WAITING', attempts = 0, next_attempt_at = date_trunc('milliseconds', now()), delivered_at = NULL`;

/**
 * Delivers one again, dead or delivered.
 * @returns `waiting`: an attempt of it is to come anyway, and nothing was changed
 * @throws DatabaseUnavailableError
 */
export async function redeliver(prisma: PrismaClient, id: string): Promise<'redelivered' | 'waiting' | 'unknown'> {
  return asDatabaseError('Redelivering the notification', async () => {
    const count = await prisma.$executeRaw`
      UPDATE webhook_deliveries SET ${FROM_THE_BEGINNING} WHERE id = ${id}::uuid AND state <> 'WAITING'`;
    if (count > 0) return 'redelivered';
    return (await prisma.webhookDelivery.count({ where: { id } })) > 0 ? 'waiting' : 'unknown';
  });
}

/** Delivers all dead ones again. @param organisationId only those of this one @returns how many @throws DatabaseUnavailableError */
export async function redeliverDead(prisma: PrismaClient, organisationId?: string): Promise<number> {
  const whose = organisationId === undefined ? Prisma.empty : Prisma.sql`AND organisation_id = ${organisationId}::uuid`;
  return asDatabaseError(
    'Redelivering the notifications',
    () => prisma.$executeRaw`UPDATE webhook_deliveries SET ${FROM_THE_BEGINNING} WHERE state = 'DEAD' ${whose}`,
  );
}
