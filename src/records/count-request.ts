import type { PrismaClient } from './prisma-client/client.js';
import { asDatabaseError } from './faults/as-database-error.js';

/** The organisation of the request. */
export interface CountedRequest {
  organisationId: string;
  /** Length of a window that begins now, in milliseconds. */
  windowMs: number;
}

/** What was counted. */
export interface RequestCount {
  /** Requests in the current window, including this one. */
  hits: number;
  /** When the window ends, by the database's clock. */
  resetsAt: Date;
}

/**
 * Counts a request of an organisation for all replicas together, in one statement. If the window is over, a new one begins.
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
          -- At most one whole window from now: the setting may have changed, or the clock may have been set back.
          resets_at = CASE WHEN present.resets_at <= now() THEN EXCLUDED.resets_at
            ELSE LEAST(present.resets_at, clock_timestamp() + ${windowMs}::float8 * interval '1 millisecond') END
        RETURNING hits, resets_at`,
  );
  if (!row) throw new Error('INSERT … RETURNING without a row');
  return { hits: row.hits, resetsAt: row.resets_at };
}
