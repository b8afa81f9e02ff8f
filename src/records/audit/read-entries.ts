import { asDatabaseError } from '../faults/as-database-error.js';
import { Prisma, type PrismaClient } from '../prisma-client/client.js';

/** Every column of an audit entry, as text; in this order in exports. */
export const ENTRY_COLUMNS = [
  'id',
  'eventId',
  'recordedAt',
  'action',
  'organisationId',
  'subject',
  'tokenId',
  'requestId',
  'ipAddress',
  'userAgent',
  'invoiceId',
  'byteLength',
  'sha256',
  'details',
] as const;

/** An audit entry. `recordedAt` is RFC 3339 in UTC, `details` a JSON text. */
export type Entry = Readonly<Record<(typeof ENTRY_COLUMNS)[number], string | null>>;

/** Which entries. */
export interface EntrySelection {
  /** Null: all organisations. */
  organisationId: string | null;
  /** UTC days, as YYYY-MM-DD; the second is exclusive. */
  from: string;
  to: string;
}

/** How many entries are in the memory at a time. */
const PAGE = 1000;

/** Timeout of the transaction, in milliseconds: a day. */
const TRANSACTION_TIMEOUT_MS = 24 * 60 * 60_000;

/**
 * Reads entries in pages: organisation by organisation, each in the order of time. All pages are of one moment (a snapshot), and the transaction cannot write.
 * @param onPage takes a page before the next one is read
 * @throws DatabaseUnavailableError, or what `onPage` throws
 */
export async function readEntries(
  prisma: PrismaClient,
  selection: EntrySelection,
  onPage: (page: readonly Entry[]) => Promise<void>,
): Promise<void> {
  let refused: { reason: unknown } | undefined;
  const take = (page: readonly Entry[]) =>
    onPage(page).catch((reason: unknown) => {
      refused = { reason };
      throw reason;
    });
  const isolationLevel = Prisma.TransactionIsolationLevel.RepeatableRead;
  const work = async (db: Prisma.TransactionClient) => {
    await db.$executeRaw`SET TRANSACTION READ ONLY`;
    if (selection.organisationId !== null) return readOrganisation(db, selection.organisationId, selection, take);
    for (let last = await organisationAfter(db, null); last !== null; last = await organisationAfter(db, last)) {
      await readOrganisation(db, last, selection, take);
    }
  };
  await asDatabaseError('Reading the audit entries', () =>
    prisma.$transaction(work, { timeout: TRANSACTION_TIMEOUT_MS, maxWait: 10_000, isolationLevel }),
  ).catch((error: unknown) => {
    throw refused ? refused.reason : error;
  });
}

async function readOrganisation(
  db: Prisma.TransactionClient,
  organisationId: string,
  { from, to }: EntrySelection,
  onPage: (page: readonly Entry[]) => Promise<void>,
): Promise<void> {
  let [time, id] = [`${from}T00:00:00Z`, '0'];
  for (;;) {
    const page = await db.$queryRaw<Entry[]>(pageSql(organisationId, time, id, `${to}T00:00:00Z`));
    if (page.length > 0) await onPage(page);
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    [time, id] = [last.recordedAt ?? '', last.id ?? ''];
  }
}

/** The next entries after a time and an id. The index of organisation and time finds them, however many were before. */
function pageSql(organisationId: string, time: string, id: string, to: string): Prisma.Sql {
  return Prisma.sql`SELECT "id"::text, "event_id"::text AS "eventId",
    to_char("recorded_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "recordedAt", "action",
    "organisation_id"::text AS "organisationId", "subject", "token_id" AS "tokenId", "request_id" AS "requestId", "ip_address" AS "ipAddress",
    "user_agent" AS "userAgent", "invoice_id"::text AS "invoiceId", "byte_length"::text AS "byteLength", "sha256", "details"::text AS "details"
  FROM audit_entries a
  WHERE "organisation_id" = ${organisationId}::uuid AND "recorded_at" >= ${time}::timestamptz AND "recorded_at" < ${to}::timestamptz
    AND (a."recorded_at", a."id") > (${time}::timestamptz, ${id}::bigint)
  ORDER BY a."recorded_at", a."id" LIMIT ${PAGE}`;
}

/** The next organisation that has entries, by one step in the index. */
async function organisationAfter(db: Prisma.TransactionClient, last: string | null): Promise<string | null> {
  const after = last === null ? Prisma.sql`true` : Prisma.sql`"organisation_id" > ${last}::uuid`;
  const [row] = await db.$queryRaw<{ id: string }[]>`SELECT a."organisation_id"::text AS "id" FROM audit_entries a WHERE ${after}
    ORDER BY a."organisation_id" LIMIT 1`;
  return row?.id ?? null;
}
