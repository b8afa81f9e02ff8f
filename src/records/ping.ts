import type { PrismaClient } from './prisma-client/client.js';
import { asDatabaseError } from './faults/as-database-error.js';

/** Pings the database. @returns whether it is writable: a standby is not @throws DatabaseUnavailableError */
export async function ping(prisma: PrismaClient): Promise<boolean> {
  const rows = await asDatabaseError(
    'Asking for a sign of life',
    () => prisma.$queryRaw<{ writable: boolean }[]>`SELECT current_setting('transaction_read_only') = 'off' AS writable`,
  );
  return rows[0]?.writable === true;
}
