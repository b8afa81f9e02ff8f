import type { InvoiceKey } from '../../invoices/invoice-reference.js';
import type { Invoice } from '../../invoices/invoice.js';
import { invoiceFromJson } from './invoice-from-json.js';
import { invoiceSql } from './invoice-sql.js';
import { Prisma, type PrismaClient } from '../prisma-client/client.js';
import { asDatabaseError } from '../faults/as-database-error.js';

/** More than there can be. */
const ALL_LINES = 2_000_000_000;

/** Of which UUIDs are made; what else one might be called is none. */
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * The invoice with everything its document shows, in one query that names the organisation: absent, deleted, foreign and another customer's are
 * all null.
 * @param mostLines an invoice with more lines comes with one more than these, and without the rest
 * @throws DatabaseUnavailableError | InconsistentInvoiceError, and TypeError for a key that is none
 */
export async function findInvoice(prisma: PrismaClient, key: InvoiceKey, mostLines = ALL_LINES): Promise<Invoice | null> {
  const query = invoiceSql(conditions(key), mostLines);
  const [row] = await asDatabaseError('Reading the invoice', () => prisma.$queryRaw<{ document: string }[]>(query));
  return row ? invoiceFromJson(row.document) : null;
}

/** A value and nothing else: an object in its place, as from a query string, is refused. */
function conditions(key: InvoiceKey): Prisma.Sql[] {
  return [
    Prisma.sql`i."organisation_id" = ${uuid(key.organisationId)}::uuid`,
    named(key),
    ...('customerId' in key ? [Prisma.sql`i."customer_id" = ${uuid(key.customerId)}::uuid`] : []),
  ];
}

function named(key: InvoiceKey): Prisma.Sql {
  if ('sequence' in key) {
    if (typeof key.sequence !== 'bigint') throw new TypeError('a sequence must be a bigint');
    return Prisma.sql`i."sequence" = ${key.sequence}::bigint`;
  }
  if (!('number' in key)) return Prisma.sql`i."id" = ${uuid(key.id)}::uuid`;
  if (typeof key.number !== 'string') throw new TypeError('a number must be text');
  if (!('id' in key)) return Prisma.sql`i."number" = ${key.number}::text`;
  const shown = (is: Prisma.Sql) =>
    Prisma.sql`(SELECT n."id" FROM invoices n WHERE n."organisation_id" = ${uuid(key.organisationId)}::uuid AND n."deleted_at" IS NULL AND ${is})`;
  const [byId, byNumber] = [Prisma.sql`n."id" = ${uuid(key.id)}::uuid`, Prisma.sql`n."number" = ${key.number}::text`];
  return Prisma.sql`i."id" = coalesce(${shown(byId)}, ${shown(byNumber)})`;
}

function uuid(value: unknown): string {
  if (typeof value !== 'string' || !UUID.test(value)) throw new TypeError('an id must be a UUID');
  return value;
}
