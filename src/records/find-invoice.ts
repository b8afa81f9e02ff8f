import type { Invoice } from '../invoices/invoice.js';
import { invoiceInclude } from './invoice-query.js';
import { invoiceFromRow } from './invoice-from-row.js';
import type { PrismaClient } from './prisma-client/client.js';
import { unlessUnavailable } from './unless-unavailable.js';

/** Which invoice: always within one organisation. */
export interface InvoiceBySequence {
  organisationId: string;
  /** The digits of `inv_<sequence>`. */
  sequence: bigint;
}

/**
 * The invoice with everything its document shows, in one query that names the organisation: absent, deleted and foreign are all null.
 * @throws DatabaseUnavailableError
 */
export async function findInvoice(
  prisma: PrismaClient,
  { organisationId, sequence }: InvoiceBySequence,
): Promise<Invoice | null> {
  const row = await unlessUnavailable('Reading the invoice', () =>
    prisma.invoice.findFirst({
      // `equals` takes a value and nothing else: an object in its place, as from a query string, is refused instead of read as a filter.
      where: { organisationId: { equals: organisationId }, sequence: { equals: sequence }, deletedAt: null },
      include: invoiceInclude,
      relationLoadStrategy: 'join',
    }),
  );
  return row && invoiceFromRow(row);
}
