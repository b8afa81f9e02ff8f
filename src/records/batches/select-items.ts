import { BatchSelectionError } from '../../invoices/batches/errors.js';
import type { BatchFilter, BatchOrder, BatchSelection, NamedInvoice } from '../../invoices/batches/batch.js';
import { Prisma } from '../prisma-client/client.js';

type Db = Pick<Prisma.TransactionClient, '$queryRaw' | '$executeRaw'>;

/** Items of one statement: each stays far below the timeout of a query. */
const PAGE = 10_000;

/** The most unknown invoices to name. */
const MOST_NAMED = 20;

const ORDERS = {
  'issue-date': Prisma.sql`i."issue_date", i."sequence"`,
  number: Prisma.sql`i."number", i."sequence"`,
  account: Prisma.sql`c."account_id", i."issue_date", i."sequence"`,
} as const;

/**
 * How many invoices a filter selects, counted up to one more than the limit; then more are not looked for.
 * @throws BatchSelectionError if it selects none or too many
 */
export async function countSelected(db: Db, organisationId: string, filter: BatchFilter, most: number): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::integer AS count FROM (SELECT 1 ${selected(organisationId, filter)} LIMIT ${most + 1}) AS first`;
  const count = row?.count ?? 0;
  if (count === 0) throw refusal('invoices.filter', 'selects no invoice');
  if (count > most) throw refusal('invoices.filter', `selects more than ${most} invoices; narrow it, or make several batches`);
  return count;
}

/** Writes the items of a filter in their order. The transaction must see one state of the database (repeatable read). */
export async function insertSelected(
  db: Db,
  batchId: string,
  organisationId: string,
  { filter, order, count }: { filter: BatchFilter; order: Exclude<BatchOrder, 'as-given'>; count: number },
): Promise<void> {
  for (let from = 0; from < count; from += PAGE) {
    await db.$executeRaw`
      INSERT INTO "batch_items" ("batch_id", "position", "invoice_id", "invoice_number")
      SELECT ${batchId}::uuid, place - 1, id, number
      FROM (
        SELECT i."id", i."number", row_number() OVER (ORDER BY ${ORDERS[order]})::integer AS place
        ${selected(organisationId, filter)}
      ) AS placed
      WHERE place > ${from}::integer AND place <= ${from + PAGE}::integer`;
  }
}

/**
 * Writes the items of invoices that the caller named; one that is named twice, by its id and its UUID, counts once.
 * @returns how many items there are
 * @throws BatchSelectionError that names those that the organisation does not have
 */
export async function insertNamed(
  db: Db,
  batchId: string,
  organisationId: string,
  { named, order }: { named: readonly NamedInvoice[]; order: BatchOrder },
): Promise<number> {
  let places = 0;
  const unknown: { path: string; message: string }[] = [];
  for (let from = 0; from < named.length; from += PAGE) {
    const page = named.slice(from, from + PAGE);
    places += await insertPage(db, batchId, organisationId, page, from);
    unknown.push(...(await unknownOf(db, organisationId, page, from)));
  }
  if (unknown.length > 0) throw new BatchSelectionError(unknown.slice(0, MOST_NAMED), Math.max(0, unknown.length - MOST_NAMED));
  await renumber(db, batchId, order);
  return places;
}

async function insertPage(
  db: Db,
  batchId: string,
  organisationId: string,
  page: readonly NamedInvoice[],
  from: number,
): Promise<number> {
  return db.$executeRaw`
    INSERT INTO "batch_items" ("batch_id", "position", "invoice_id", "invoice_number")
    SELECT ${batchId}::uuid, ${from}::integer + min(place)::integer - 1, id, min(number)
    FROM (${found(organisationId, page)}) AS found
    GROUP BY id
    ON CONFLICT ("batch_id", "invoice_id") DO NOTHING`;
}

async function unknownOf(db: Db, organisationId: string, page: readonly NamedInvoice[], from: number) {
  const rows = await db.$queryRaw<{ place: number }[]>`
    SELECT place::integer FROM generate_series(1, ${page.length}::integer) AS place
    WHERE place NOT IN (SELECT place FROM (${found(organisationId, page)}) AS found)
    ORDER BY place`;
  return rows.map(({ place }) => ({
    path: `invoices.ids[${from + place - 1}]`,
    message: `names no invoice of this organisation: ${page[place - 1]?.name ?? ''}`,
  }));
}

/** The invoices of the organisation that a page names, with their places in it. */
function found(organisationId: string, page: readonly NamedInvoice[]): Prisma.Sql {
  const ids = page.map(({ reference }) => ('id' in reference ? reference.id : null));
  const sequences = page.map(({ reference }) => ('sequence' in reference ? String(reference.sequence) : null));
  return Prisma.sql`
    SELECT i."id", i."number", asked.place
    FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS asked(id, place)
    JOIN "invoices" i ON i."id" = asked.id AND i."organisation_id" = ${organisationId}::uuid AND i."deleted_at" IS NULL
    UNION ALL
    SELECT i."id", i."number", asked.place
    FROM unnest(${sequences}::text[]::bigint[]) WITH ORDINALITY AS asked(sequence, place)
    JOIN "invoices" i ON i."sequence" = asked.sequence AND i."organisation_id" = ${organisationId}::uuid AND i."deleted_at" IS NULL`;
}

/** Positions without gaps, in the order that was asked for. */
async function renumber(db: Db, batchId: string, order: BatchOrder): Promise<void> {
  const by = order === 'as-given' ? Prisma.sql`b."position"` : ORDERS[order];
  // Past all of them first, so that no two meet on the way.
  await db.$executeRaw`
    WITH placed AS (
      SELECT b."position", row_number() OVER (ORDER BY ${by})::integer AS place
      FROM "batch_items" b
      JOIN "invoices" i ON i."id" = b."invoice_id"
      JOIN "customers" c ON c."id" = i."customer_id"
      WHERE b."batch_id" = ${batchId}::uuid
    )
    UPDATE "batch_items" b SET "position" = -placed.place
    FROM placed WHERE b."batch_id" = ${batchId}::uuid AND b."position" = placed."position"`;
  await db.$executeRaw`UPDATE "batch_items" SET "position" = -"position" - 1 WHERE "batch_id" = ${batchId}::uuid`;
}

function selected(organisationId: string, { issuedFrom, issuedTo, accounts, statuses, types }: BatchFilter): Prisma.Sql {
  const upper = (words: readonly string[]) => words.map((word) => word.toUpperCase().replace('-', '_'));
  const conditions = [
    Prisma.sql`i."organisation_id" = ${organisationId}::uuid`,
    Prisma.sql`i."deleted_at" IS NULL`,
    Prisma.sql`i."status"::text = ANY(${upper(statuses)}::text[])`,
    Prisma.sql`i."type"::text = ANY(${upper(types)}::text[])`,
    ...(issuedFrom === null ? [] : [Prisma.sql`i."issue_date" >= ${issuedFrom}::date`]),
    ...(issuedTo === null ? [] : [Prisma.sql`i."issue_date" <= ${issuedTo}::date`]),
    ...(accounts === null ? [] : [Prisma.sql`c."account_id" = ANY(${[...accounts]}::text[])`]),
  ];
  return Prisma.sql`FROM "invoices" i JOIN "customers" c ON c."id" = i."customer_id" WHERE ${Prisma.join(conditions, ' AND ')}`;
}

function refusal(path: string, message: string): BatchSelectionError {
  return new BatchSelectionError([{ path, message }]);
}

/** Whether a selection names its invoices. */
export function isNamed(selection: BatchSelection): selection is { ids: readonly NamedInvoice[] } {
  return 'ids' in selection;
}
