import type { InvoiceKey } from '../../invoices/invoice-reference.js';
import type { Invoice } from '../../invoices/invoice.js';
import { asDatabaseError } from '../faults/as-database-error.js';
import { named, ofCustomer, ofOrganisation } from '../invoice-key-sql.js';
import { Prisma, type PrismaClient } from '../prisma-client/client.js';
import { invoiceFromJson } from './invoice-from-json.js';
import { invoiceSql } from './invoice-sql.js';

/** No limit: more lines than an invoice can have. */
const ALL_LINES = 2_000_000_000;

/** Which invoices a key may name. */
const AMONG = Prisma.sql`n."deleted_at" IS NULL`;

/**
 * The invoice with everything its document shows, in one query that names the organisation. If it is absent, deleted, of another organisation or of another
 * customer, the result is null.
 * @param mostLines an invoice with more lines comes with one more than these, without the rest
 * @throws DatabaseUnavailableError | InconsistentInvoiceError, and TypeError for an invalid key
 */
export async function findInvoice(prisma: PrismaClient, key: InvoiceKey, mostLines = ALL_LINES): Promise<Invoice | null> {
  const query = invoiceSql(conditions(key), mostLines);
  const [row] = await asDatabaseError('Reading the invoice', () => prisma.$queryRaw<{ document: string }[]>(query));
  return row ? invoiceFromJson(row.document) : null;
}

function conditions(key: InvoiceKey): Prisma.Sql[] {
  const { organisationId } = key;
  return [
    ofOrganisation(organisationId),
    named(organisationId, key, AMONG),
    ...('customerId' in key ? [ofCustomer(key.customerId)] : []),
  ];
}
