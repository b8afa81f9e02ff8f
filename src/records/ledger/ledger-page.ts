import type { LedgerOwner, LedgerQuery } from '../../invoices/ledger/ledger.js';
import { formsOfNumber } from '../../invoices/normal-text.js';
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
    const forms = 'number' in reference ? formsOfNumber(reference.number) : [];
    const byNumber = forms.map((form) => Prisma.sql`owner.number = ${form}`);
    const from = ownerFrom(Prisma.sql`orders AS owner WHERE ${organisation} AND`, [...idOf(reference), ...byNumber]);
    return { from, theirs: Prisma.sql`AND i.order_id = owner.id` };
  }
  const forms = 'accountId' in reference ? formsOfNumber(reference.accountId) : [];
  const byNumber = forms.map((form) => Prisma.sql`owner.account_id = ${form}`);
  const from = ownerFrom(Prisma.sql`customers AS owner WHERE ${organisation} AND`, [...idOf(reference), ...byNumber]);
  return { from, theirs: Prisma.sql`AND i.customer_id = owner.id` };
}

const idOf = (reference: object) => ('id' in reference ? [Prisma.sql`owner.id = ${reference.id}::uuid`] : []);

/** The first of several ways to find the owner that finds one: by id, by number. */
function ownerFrom(rows: Prisma.Sql, ways: readonly Prisma.Sql[]): Prisma.Sql {
  const [first = Prisma.sql`FALSE`, ...others] = ways;
  if (others.length === 0) return Prisma.sql`FROM ${rows} ${first}`;
  const ids = ways.map((way) => Prisma.sql`(SELECT owner.id FROM ${rows} ${way})`);
  return Prisma.sql`FROM ${rows} owner.id = coalesce(${Prisma.join(ids)})`;
}
