import type { LedgerInvoice, LedgerPage, LedgerQuery, LedgerReference } from '../../invoices/ledger/ledger.js';
import { asDatabaseError } from '../faults/as-database-error.js';
import { named, ofOrganisation } from '../invoice-key-sql.js';
import { Prisma, type PrismaClient } from '../prisma-client/client.js';
import { findLedgerPage } from './ledger-page.js';
import { ledgerSql, ORDERS } from './ledger-sql.js';

/** Which invoices a reference may name. */
const AMONG = Prisma.sql`n."deleted_at" IS NULL AND n."type" = 'INVOICE'`;

/**
 * One invoice of the organisation's ledger, in one query; null if it is absent, deleted, a credit note or of another organisation.
 * @param lines whether to read them
 * @throws DatabaseUnavailableError, and TypeError for an invalid reference
 */
export async function findLedgerInvoice(
  prisma: PrismaClient,
  organisationId: string,
  reference: LedgerReference,
  lines: boolean,
): Promise<LedgerInvoice | null> {
  const query = ledgerSql([ofOrganisation(organisationId), named(organisationId, reference, AMONG)], lines);
  const [invoice] = await asDatabaseError('Reading the invoice', () => read(prisma, query));
  return invoice ?? null;
}

/**
 * A page of the organisation's ledger, of one of its orders or of one of its customers, in two queries: which invoices, and what is in them. Null if the
 * organisation has no such order or customer.
 * @throws DatabaseUnavailableError
 */
export async function listLedgerInvoices(prisma: PrismaClient, query: LedgerQuery): Promise<LedgerPage | null> {
  const page = await asDatabaseError('Listing invoices', () => findLedgerPage(prisma, query));
  if (!page || page.sequences.length === 0) return page && { total: page.total, invoices: [] };
  // One array parameter: a varying number of parameters would need one prepared statement for each number.
  const onPage = Prisma.sql`i."sequence" = ANY(${page.sequences}::text[]::bigint[])`;
  const rows = Prisma.sql`${ledgerSql([ofOrganisation(query.organisationId), onPage], true)} ${ORDERS[query.order]}`;
  return { total: page.total, invoices: await asDatabaseError('Reading the invoices of a list', () => read(prisma, rows)) };
}

async function read(prisma: PrismaClient, query: Prisma.Sql): Promise<LedgerInvoice[]> {
  const rows = await prisma.$queryRaw<{ document: string }[]>(query);
  return rows.map(({ document }) => JSON.parse(document) as LedgerInvoice);
}
