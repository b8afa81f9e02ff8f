import { BatchSelectionError } from '../../invoices/batches/errors.js';
import type { BatchFilter, BatchOrder, BatchSelection, NamedInvoice } from '../../invoices/batches/batch.js';
import { Prisma } from '../prisma-client/client.js';

type Db = Pick<Prisma.TransactionClient, '$queryRaw' | '$executeRaw'>;

/** Rows that one statement looks at. Each statement stays far below the timeout of a query, also on a server that is busy. */
const PAGE = 2000;

/** The most unknown invoices to name. */
const MOST_NAMED = 20;

/** An invoice that was selected, and what its place in the batch depends on. */
export interface SelectedInvoice {
  id: string;
  number: string;
  /** `2026-11-30` */
  day: string;
  sequence: number;
  account: string;
}

const COLUMNS = Prisma.sql`
  i."id"::text AS id, i."number", i."issue_date"::text AS day, i."sequence"::float8 AS sequence, c."account_id" AS account`;

const byDay = (a: SelectedInvoice, b: SelectedInvoice) => compare(a.day, b.day) || a.sequence - b.sequence;

const ORDERS = {
  'issue-date': byDay,
  number: (a, b) => compare(a.number, b.number) || a.sequence - b.sequence,
  account: (a, b) => compare(a.account, b.account) || byDay(a, b),
} as const satisfies Record<Exclude<BatchOrder, 'as-given'>, (a: SelectedInvoice, b: SelectedInvoice) => number>;

/**
 * The invoices of a batch in its order. They are read page by page and sorted here: no statement depends on how many there are.
 * @param db a transaction that sees one state of the database (repeatable read)
 * @returns 1 or more
 * @throws BatchSelectionError if nothing is selected, too much, or what the organisation does not have
 */
export async function selectInvoices(
  db: Db,
  organisationId: string,
  { selection, order, mostItems }: { selection: BatchSelection; order: BatchOrder; mostItems: number },
): Promise<SelectedInvoice[]> {
  const selected = isNamed(selection)
    ? await readNamed(db, organisationId, limited(selection.ids, mostItems))
    : await readFiltered(db, organisationId, selection.filter, mostItems);
  return order === 'as-given' ? selected : selected.toSorted(ORDERS[order]);
}

/** Writes the items of a batch, at positions from 0. */
export async function insertItems(db: Db, batchId: string, selected: readonly SelectedInvoice[]): Promise<void> {
  for (let from = 0; from < selected.length; from += PAGE) await insertPage(db, batchId, selected.slice(from, from + PAGE), from);
}

/** Looks at the invoices of the organisation along an index, page by page, whether many of them fit or few. */
async function readFiltered(db: Db, organisationId: string, filter: BatchFilter, most: number): Promise<SelectedInvoice[]> {
  // Otherwise the planner may read and sort the whole table for each page.
  await db.$executeRaw`SET LOCAL enable_sort = off`;
  const selected: SelectedInvoice[] = [];
  for (let last: SelectedInvoice | undefined; ;) {
    const page: (SelectedInvoice & { fits: boolean })[] = await readNext(db, organisationId, filter, last);
    for (const { fits, ...row } of page) if (fits) selected.push(row);
    if (selected.length > most)
      throw refusal('invoices.filter', `selects more than ${most} invoices; narrow it, or make several batches`);
    last = page.at(-1);
    if (!last) break;
  }
  await db.$executeRaw`SET LOCAL enable_sort = on`;
  if (selected.length === 0) throw refusal('invoices.filter', 'selects no invoice');
  return selected;
}

/** Those of the next page that fit, and the last one of the page in any case. */
async function readNext(
  db: Db,
  organisationId: string,
  { issuedFrom, issuedTo, accounts, statuses, types }: BatchFilter,
  last: SelectedInvoice | undefined,
): Promise<(SelectedInvoice & { fits: boolean })[]> {
  const upper = (words: readonly string[]) => words.map((word) => word.toUpperCase().replace('-', '_'));
  return db.$queryRaw`
    WITH page AS MATERIALIZED (
      SELECT i."id", i."number", i."issue_date", i."sequence", i."customer_id", i."deleted_at", i."status", i."type" FROM "invoices" i
      WHERE i."organisation_id" = ${organisationId}::uuid
        ${issuedFrom === null ? Prisma.empty : Prisma.sql`AND i."issue_date" >= ${issuedFrom}::date`}
        ${issuedTo === null ? Prisma.empty : Prisma.sql`AND i."issue_date" <= ${issuedTo}::date`}
        ${last ? Prisma.sql`AND (i."issue_date", i."id") > (${last.day}::date, ${last.id}::uuid)` : Prisma.empty}
      ORDER BY i."issue_date", i."id" LIMIT ${PAGE}::integer
    ), judged AS (
      SELECT ${COLUMNS}, (
        i."deleted_at" IS NULL AND i."status"::text = ANY(${upper(statuses)}::text[]) AND i."type"::text = ANY(${upper(types)}::text[])
        ${accounts === null ? Prisma.empty : Prisma.sql`AND c."account_id" = ANY(${[...accounts]}::text[])`}
      ) AS fits, row_number() OVER (ORDER BY i."issue_date" DESC, i."id" DESC) AS back
      FROM page i JOIN "customers" c ON c."id" = i."customer_id"
    )
    SELECT id, "number", day, sequence, account, fits FROM judged WHERE fits OR back = 1 ORDER BY back DESC`;
}

/** One that is named twice, by its id and its UUID, counts once. */
async function readNamed(db: Db, organisationId: string, named: readonly NamedInvoice[]): Promise<SelectedInvoice[]> {
  const selected = new Map<string, SelectedInvoice>();
  const unknown: { path: string; message: string }[] = [];
  for (let from = 0; from < named.length; from += PAGE) {
    const page = named.slice(from, from + PAGE);
    const found = new Map((await readPage(db, organisationId, page)).map((row) => [row.place, row]));
    for (const [index, { name }] of page.entries()) {
      const row = found.get(index + 1);
      if (!row)
        unknown.push({ path: `invoices.ids[${from + index}]`, message: `names no invoice of this organisation: ${name}` });
      else if (!selected.has(row.id)) selected.set(row.id, row);
    }
  }
  if (unknown.length > 0) throw new BatchSelectionError(unknown.slice(0, MOST_NAMED), Math.max(0, unknown.length - MOST_NAMED));
  return [...selected.values()];
}

/** The invoices of the organisation that a page names, with their places in it, from 1. */
async function readPage(
  db: Db,
  organisationId: string,
  page: readonly NamedInvoice[],
): Promise<readonly (SelectedInvoice & { place: number })[]> {
  const ids = page.map(({ reference }) => ('id' in reference ? reference.id : null));
  const sequences = page.map(({ reference }) => ('sequence' in reference ? String(reference.sequence) : null));
  return db.$queryRaw`
    SELECT asked.place::integer AS place, ${COLUMNS}
    FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS asked(id, place)
    JOIN "invoices" i ON i."id" = asked.id AND i."organisation_id" = ${organisationId}::uuid AND i."deleted_at" IS NULL
    JOIN "customers" c ON c."id" = i."customer_id"
    UNION ALL
    SELECT asked.place::integer AS place, ${COLUMNS}
    FROM unnest(${sequences}::text[]::bigint[]) WITH ORDINALITY AS asked(sequence, place)
    JOIN "invoices" i ON i."sequence" = asked.sequence AND i."organisation_id" = ${organisationId}::uuid AND i."deleted_at" IS NULL
    JOIN "customers" c ON c."id" = i."customer_id"`;
}

async function insertPage(db: Db, batchId: string, page: readonly SelectedInvoice[], from: number): Promise<void> {
  await db.$executeRaw`
    INSERT INTO "batch_items" ("batch_id", "position", "invoice_id", "invoice_number")
    SELECT ${batchId}::uuid, ${from}::integer + place::integer - 1, id, number
    FROM unnest(${page.map(({ id }) => id)}::uuid[], ${page.map(({ number }) => number)}::text[]) WITH ORDINALITY AS page(id, number, place)`;
}

/** @throws BatchSelectionError */
function limited(ids: readonly NamedInvoice[], most: number): readonly NamedInvoice[] {
  if (ids.length <= most) return ids;
  throw refusal('invoices.ids', `has ${ids.length} ids; at most ${most} are accepted here. Make several batches`);
}

/** By code units: the same on every server, whatever its collation. */
function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function refusal(path: string, message: string): BatchSelectionError {
  return new BatchSelectionError([{ path, message }]);
}

/** Whether a selection names its invoices. */
export function isNamed(selection: BatchSelection): selection is { ids: readonly NamedInvoice[] } {
  return 'ids' in selection;
}
