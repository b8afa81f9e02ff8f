import type { InvoiceKey } from '../invoices/invoice-reference.js';
import type { Invoice } from '../invoices/invoice.js';
import { invoiceInclude } from './invoice-query.js';
import { invoiceFromRow } from './invoice-from-row.js';
import type { Prisma, PrismaClient } from './prisma-client/client.js';
import { unlessUnavailable } from './unless-unavailable.js';

/**
 * The invoice with everything its document shows, in one query that names the organisation: absent, deleted, foreign and another customer's are
 * all null.
 * @throws DatabaseUnavailableError
 */
export async function findInvoice(prisma: PrismaClient, key: InvoiceKey): Promise<Invoice | null> {
  const row = await unlessUnavailable('Reading the invoice', () =>
    prisma.invoice.findFirst({ where: conditions(key), include: invoiceInclude, relationLoadStrategy: 'join' }),
  );
  return row && invoiceFromRow(row);
}

/** `equals` takes a value and nothing else: an object in its place, as from a query string, is refused instead of read as a filter. */
function conditions(key: InvoiceKey): Prisma.InvoiceWhereInput {
  return {
    organisationId: { equals: key.organisationId },
    ...named(key),
    ...('customerId' in key && { customerId: { equals: key.customerId } }),
    deletedAt: null,
  };
}

function named(key: InvoiceKey): Prisma.InvoiceWhereInput {
  if ('sequence' in key) return { sequence: { equals: key.sequence } };
  if ('number' in key) return { number: { equals: key.number } };
  return { id: { equals: key.id } };
}
