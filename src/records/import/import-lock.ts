import { setTimeout } from 'node:timers/promises';
import { ImportBusyError } from '../faults/errors.js';
import type { Prisma } from '../prisma-client/client.js';

/** Of all advisory locks of the database the one for imports; a random number. */
const IMPORTS = 7_302_518_846_190_457_331n;

/** How long an import waits for another one unless it is told otherwise, in milliseconds. */
export const LONGEST_WAIT_MS = 10 * 60_000;

/** How often it looks, in milliseconds: often enough for the limits on transactions that are idle. */
const PAUSE_MS = 250;

/**
 * Waits until no other import writes: two at once would both find a record absent, and the second to store it would be refused. The lock is the transaction's,
 * so that it ends with it, also behind a pooler that hands out connections for one transaction at a time.
 * @param onWait hears once that another import is under way
 * @throws ImportBusyError
 */
export async function lockImports(db: Prisma.TransactionClient, longestWaitMs: number, onWait: () => void): Promise<void> {
  if (await tryLock(db)) return;
  onWait();
  const end = Date.now() + longestWaitMs;
  while (Date.now() < end) {
    await setTimeout(PAUSE_MS);
    if (await tryLock(db)) return;
  }
  throw new ImportBusyError(longestWaitMs);
}

async function tryLock(db: Prisma.TransactionClient): Promise<boolean> {
  const [row] = await db.$queryRaw<{ locked: boolean }[]>`SELECT pg_try_advisory_xact_lock(${IMPORTS}::bigint) AS locked`;
  return row?.locked === true;
}
