import { asDatabaseError } from '../faults/as-database-error.js';
import type { PrismaClient } from '../prisma-client/client.js';

/**
 * The deliveries that are due, the oldest first: those whose job was lost, whose process died in the middle, or that a command redelivers.
 * @param lateMs only those that are late by so much, in milliseconds: the others have a job
 * @returns their ids
 * @throws DatabaseUnavailableError
 */
export async function dueDeliveries(
  prisma: PrismaClient,
  { limit, lateMs }: { limit: number; lateMs: number },
): Promise<string[]> {
  const rows = await asDatabaseError(
    'Looking for notifications',
    () => prisma.$queryRaw<{ id: string }[]>`
      SELECT id::text FROM webhook_deliveries
      WHERE state = 'WAITING' AND next_attempt_at <= now() - ${lateMs}::float8 * interval '1 millisecond'
      ORDER BY next_attempt_at LIMIT ${limit}::integer`,
  );
  return rows.map(({ id }) => id);
}
