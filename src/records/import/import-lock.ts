import { setTimeout } from 'node:timers/promises';
import { ImportBusyError } from '../faults/errors.js';
import type { Prisma } from '../prisma-client/client.js';

/** The advisory lock for imports; a random number. */
const IMPORTS = 7_302_518_846_190_457_331n;

/** Default wait for another import, in milliseconds. */
export const LONGEST_WAIT_MS = 10 * 60_000;

/** Time between two attempts, in milliseconds. Short enough for the limits on idle transactions. */
const PAUSE_MS = 250;

/**
 * Waits until no other import writes. Two imports at once could both find a record absent, and the second could not store it. The lock belongs to the
 * transaction and ends with it, also behind a pooler that lends connections for one transaction.
 * @param onWait called once if another import is running @param signal ends the wait
 * @throws ImportBusyError
 */
export async function lockImports(
  db: Prisma.TransactionClient,
  longestWaitMs: number,
  onWait: () => void,
  signal?: AbortSignal,
): Promise<void> {
  if (await tryLock(db)) return;
  onWait();
  const start = Date.now();
  while (Date.now() < start + longestWaitMs) {
    await setTimeout(PAUSE_MS);
    if (signal?.aborted) break;
    if (await tryLock(db)) return;
  }
  throw new ImportBusyError(Date.now() - start);
}

async function tryLock(db: Prisma.TransactionClient): Promise<boolean> {
  const [row] = await db.$queryRaw<{ locked: boolean }[]>`SELECT pg_try_advisory_xact_lock(${IMPORTS}::bigint) AS locked`;
  return row?.locked === true;
}
