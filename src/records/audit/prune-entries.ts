import { setTimeout } from 'node:timers/promises';
import { asDatabaseError } from '../faults/as-database-error.js';
import { failureOf } from '../faults/failure.js';
import type { PrismaClient } from '../prisma-client/client.js';
import { type Operator, type Pruning, recordPruning } from './operator-entries.js';

/** Names an entry. Both must match, so the export of another database deletes nothing. */
export interface EntryKey {
  id: string;
  eventId: string;
}

/** How often a chunk is tried while others hold the table, and the pause between two attempts and two chunks, in milliseconds. */
const ATTEMPTS = 100;
const PAUSE_MS = 100;

/**
 * Writes that entries are about to be deleted, unless the same was written before: then an earlier run was interrupted.
 * @throws DatabaseUnavailableError
 */
export async function announcePruning(prisma: PrismaClient, operator: Operator, pruning: Pruning): Promise<void> {
  const { exportSha256, before } = pruning;
  const [{ count } = { count: 0 }] = await asDatabaseError(
    'Reading the audit entries',
    () => prisma.$queryRaw<{ count: number }[]>`SELECT count(*)::integer AS "count" FROM audit_entries
      WHERE organisation_id = ${operator.organisationId}::uuid AND action = 'AUDIT_PRUNED'
        AND details->>'exportSha256' = ${exportSha256} AND details->>'before' = ${before}`,
  );
  if (count === 0) await recordPruning(prisma, operator, pruning);
}

/**
 * Deletes a chunk of entries that were recorded before a day. Entries about pruning stay. Others that write entries wait while the chunk is deleted; it waits at most
 * half a second for them, and then tries again later.
 * @param keys at most some thousands @param before a UTC day @returns how many were deleted
 * @throws DatabaseUnavailableError, also if the role does not own the table
 */
export async function deleteEntries(prisma: PrismaClient, keys: readonly EntryKey[], before: string): Promise<number> {
  for (let attempt = 1; ; attempt++) {
    try {
      const deleted = await deleteOnce(prisma, keys, before);
      await setTimeout(PAUSE_MS);
      return deleted;
    } catch (error) {
      const isLocked = failureOf(error).code === '55P03';
      if (!isLocked || attempt === ATTEMPTS)
        return asDatabaseError('Deleting audit entries', () => Promise.reject(asError(error)));
    }
    await setTimeout(PAUSE_MS);
  }
}

/** The trigger that keeps entries is off only in this transaction, whose lock keeps every other writer out. */
async function deleteOnce(prisma: PrismaClient, keys: readonly EntryKey[], before: string): Promise<number> {
  const [ids, eventIds] = [keys.map(({ id }) => id), keys.map(({ eventId }) => eventId)];
  return prisma.$transaction(
    async (db) => {
      await db.$executeRaw`SET LOCAL lock_timeout = '500ms'`;
      await db.$executeRaw`ALTER TABLE audit_entries DISABLE TRIGGER audit_entries_rows_stay`;
      const deleted = await db.$executeRaw`DELETE FROM audit_entries a
        USING unnest(${ids}::text[]::bigint[], ${eventIds}::text[]::uuid[]) AS e(id, event_id)
        WHERE a.id = e.id AND a.event_id = e.event_id AND a.recorded_at < ${`${before}T00:00:00Z`}::timestamptz AND a.action <> 'AUDIT_PRUNED'`;
      await db.$executeRaw`ALTER TABLE audit_entries ENABLE ALWAYS TRIGGER audit_entries_rows_stay`;
      return deleted;
    },
    { timeout: 60_000, maxWait: 10_000 },
  );
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
