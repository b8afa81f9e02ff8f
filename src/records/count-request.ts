import type { PrismaClient } from './prisma-client/client.js';
import { asDatabaseError } from './faults/as-database-error.js';

/** Whose request is counted. */
export interface CountedRequest {
  organisationId: string;
  /** Length of a window that begins now, in milliseconds. */
  windowMs: number;
}

/** What was counted. */
export interface RequestCount {
  /** Requests in the present window, this one among them. */
  hits: number;
  /** When the window is over, by the database's clock. */
  resetsAt: Date;
}

/**
 * Counts a request of an organisation for all replicas together, in one statement: the window in which it falls, or a new one where that is over.
 * @throws DatabaseUnavailableError
 */
export async function countRequest(prisma: PrismaClient, { organisationId, windowMs }: CountedRequest): Promise<RequestCount> {
  const [row] = await asDatabaseError(
    'Counting the request',
    () =>
      prisma.$queryRaw<{ hits: number; resets_at: Date }[]>`
        INSERT INTO rate_limit_windows AS present (organisation_id, hits, resets_at)
        VALUES (${organisationId}::uuid, 1, now() + ${windowMs}::float8 * interval '1 millisecond')
        ON CONFLICT (organisation_id) DO UPDATE SET
          hits = CASE WHEN present.resets_at <= now() THEN 1 ELSE present.hits + 1 END,
          -- No further away than a whole window from here: the setting may have changed, or the clock been put back.
          resets_at = CASE WHEN present.resets_at <= now() THEN EXCLUDED.resets_at
            ELSE LEAST(present.resets_at, clock_timestamp() + ${windowMs}::float8 * interval '1 millisecond') END
        RETURNING hits, resets_at`,
  );
  if (!row) throw new Error('INSERT … RETURNING without a row');
  return { hits: row.hits, resetsAt: row.resets_at };
}
