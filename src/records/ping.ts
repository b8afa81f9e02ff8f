import type { PrismaClient } from './prisma-client/client.js';
import { unlessUnavailable } from './unless-unavailable.js';

/** Asks the database for a sign of life. @throws DatabaseUnavailableError */
export async function ping(prisma: PrismaClient): Promise<void> {
  await unlessUnavailable('Asking for a sign of life', () => prisma.$queryRaw`SELECT 1`);
}
