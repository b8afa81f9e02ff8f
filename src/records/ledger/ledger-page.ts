import type { LedgerOwner, LedgerQuery } from '../../invoices/ledger/ledger.js';
import { Prisma, type PrismaClient } from '../prisma-client/client.js';
import { IN_LEDGER, ORDERS } from './ledger-sql.js';

/** A page of a list: the sequence numbers of its invoices in order, and the number of invoices in the whole list. */
export interface LedgerPageKeys {
  total: number;
  /** As text. */
  sequences: string[];
}

/** Null if the organisation has no such order or customer. */
export async function findLedgerPage(prisma: PrismaClient, query: LedgerQuery): Promise<LedgerPageKeys | null> {
  const [page] = await prisma.$queryRaw<{ total: bigint; sequences: string[] }[]>(ledgerPageSql(query));
  return page ? { ...page, total: Number(page.total) } : null;
}

/**
 * Owner, count and keys of a page in one statement. It reads only the indexes of the ledger. Reading whole invoices would read the table for each invoice that
 * the offset skips.
 */
function ledgerPageSql({ organisationId, owner, order, limit, offset }: LedgerQuery): Prisma.Sql {
  const { from, theirs } = ownerSql(organisationId, owner);
  const listed = Prisma.sql`
    FROM invoices i
    WHERE i.organisation_id = ${organisationId}::uuid AND ${IN_LEDGER} ${theirs}`;
  return Prisma.sql`
    SELECT (SELECT count(*) ${listed}) AS total,
      ARRAY(SELECT i.sequence ${listed} ${ORDERS[order]} LIMIT ${limit}::bigint OFFSET ${offset}::bigint)::text[] AS sequences
    ${from}`;
}

/** Looks the owner up, so that there is no row without an owner, and selects the owner's invoices. */
function ownerSql(organisationId: string, owner: LedgerOwner): { from: Prisma.Sql; theirs: Prisma.Sql } {
  if (owner.kind === 'organisation') return { from: Prisma.empty, theirs: Prisma.empty };
  const { reference } = owner;
  const organisation = Prisma.sql`owner.organisation_id = ${organisationId}::uuid`;
  if (owner.kind === 'order') {
    const number = 'number' in reference ? Prisma.sql`owner.number = ${reference.number}` : null;
    const from = ownerFrom(Prisma.sql`orders AS owner WHERE ${organisation} AND`, idOf(reference), number);
    return { from, theirs: Prisma.sql`AND i.order_id = owner.id` };
  }
  const number = 'accountId' in reference ? Prisma.sql`owner.account_id = ${reference.accountId}` : null;
  const from = ownerFrom(Prisma.sql`customers AS owner WHERE ${organisation} AND`, idOf(reference), number);
  return { from, theirs: Prisma.sql`AND i.customer_id = owner.id` };
}

const idOf = (reference: object) => ('id' in reference ? Prisma.sql`owner.id = ${reference.id}::uuid` : null);

/** A match by id comes before a match by number. */
function ownerFrom(rows: Prisma.Sql, byId: Prisma.Sql | null, byNumber: Prisma.Sql | null): Prisma.Sql {
  if (!byId || !byNumber) return Prisma.sql`FROM ${rows} ${byId ?? byNumber ?? Prisma.sql`FALSE`}`;
  return Prisma.sql`FROM ${rows} owner.id = coalesce((SELECT owner.id FROM ${rows} ${byId}), (SELECT owner.id FROM ${rows} ${byNumber}))`;
}
