import type { LedgerInvoice, LedgerPage, LedgerQuery, LedgerReference } from '../../invoices/ledger/ledger.js';
import { ledgerInvoiceFromRow } from './ledger-invoice-from-row.js';
import { findLedgerPage } from './ledger-page.js';
import { inLedger, type LedgerLineRow, type LedgerRow, ledgerSelect, ledgerSelectWithLines } from './ledger-select.js';
import type { Prisma, PrismaClient } from '../prisma-client/client.js';
import { asDatabaseError } from '../faults/as-database-error.js';

/**
 * One invoice of the organisation's ledger, in one query; null when there is none: absent, deleted, a credit note or foreign.
 * @param lines whether they are wanted
 * @throws DatabaseUnavailableError
 */
export async function findLedgerInvoice(
  prisma: PrismaClient,
  organisationId: string,
  reference: LedgerReference,
  lines: boolean,
): Promise<LedgerInvoice | null> {
  const where = { organisationId: { equals: organisationId }, ...named(reference), ...inLedger };
  // Two where one has the id and another the number.
  const rows: (LedgerRow & { lines?: LedgerLineRow[] })[] = await asDatabaseError('Reading the invoice', () =>
    lines
      ? prisma.invoice.findMany({ where, select: ledgerSelectWithLines, relationLoadStrategy: 'join' })
      : prisma.invoice.findMany({ where, select: ledgerSelect, relationLoadStrategy: 'join' }),
  );
  const row = rows.find(({ id }) => 'id' in reference && id === reference.id) ?? rows[0];
  return row ? ledgerInvoiceFromRow(row) : null;
}

function named(reference: LedgerReference): Prisma.InvoiceWhereInput {
  if (!('id' in reference)) return { number: { equals: reference.number } };
  const byId = { id: { equals: reference.id } };
  return 'number' in reference ? { OR: [byId, { number: { equals: reference.number } }] } : byId;
}

/**
 * A page of the organisation's ledger, of one of its orders or of one of its customers, in two queries: which invoices, and what is in them.
 * Null when the organisation has no such order or customer.
 * @throws DatabaseUnavailableError
 */
export async function listLedgerInvoices(prisma: PrismaClient, query: LedgerQuery): Promise<LedgerPage | null> {
  const page = await asDatabaseError('Listing invoices', () => findLedgerPage(prisma, query));
  if (!page || page.sequences.length === 0) return page && { total: page.total, invoices: [] };
  const rows = await asDatabaseError('Reading the invoices of a list', () =>
    prisma.invoice.findMany({
      where: { organisationId: { equals: query.organisationId }, sequence: { in: page.sequences }, ...inLedger },
      orderBy: [{ issueDate: query.order }, { sequence: query.order }],
      select: ledgerSelectWithLines,
      relationLoadStrategy: 'join',
    }),
  );
  return { total: page.total, invoices: rows.map(ledgerInvoiceFromRow) };
}
