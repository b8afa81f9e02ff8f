import type { InvoiceReference } from '../invoices/invoice-reference.js';
import { formsOfNumber } from '../invoices/normal-text.js';
import { Prisma } from './prisma-client/client.js';

/* Conditions on `i`, the invoice to read. Values must be plain strings or numbers: an object, for example from a query string, is refused with a TypeError. */

/** A UUID; anything else is refused. */
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The invoice belongs to the organisation. */
export function ofOrganisation(organisationId: string): Prisma.Sql {
  return Prisma.sql`i."organisation_id" = ${uuid(organisationId)}::uuid`;
}

/** The invoice belongs to the customer. */
export function ofCustomer(customerId: string): Prisma.Sql {
  return Prisma.sql`i."customer_id" = ${uuid(customerId)}::uuid`;
}

/**
 * The invoice that the reference names.
 * @param among condition on `n`, the possible invoices: an id wins over a number only if its invoice is possible
 */
export function named(organisationId: string, reference: InvoiceReference, among: Prisma.Sql): Prisma.Sql {
  if ('sequence' in reference) {
    if (typeof reference.sequence !== 'bigint') throw new TypeError('a sequence must be a bigint');
    return Prisma.sql`i."sequence" = ${reference.sequence}::bigint`;
  }
  if (!('number' in reference)) return Prisma.sql`i."id" = ${uuid(reference.id)}::uuid`;
  if (typeof reference.number !== 'string') throw new TypeError('a number must be text');
  const forms = formsOfNumber(reference.number);
  if (!('id' in reference) && forms.length === 1) return Prisma.sql`i."number" = ${reference.number}::text`;
  const idOf = (is: Prisma.Sql) =>
    Prisma.sql`(SELECT n."id" FROM invoices n WHERE n."organisation_id" = ${uuid(organisationId)}::uuid AND ${among} AND ${is})`;
  const byId = 'id' in reference ? [Prisma.sql`n."id" = ${uuid(reference.id)}::uuid`] : [];
  const byNumber = forms.map((form) => Prisma.sql`n."number" = ${form}::text`);
  return Prisma.sql`i."id" = coalesce(${Prisma.join([...byId, ...byNumber].map(idOf))})`;
}

function uuid(value: unknown): string {
  if (typeof value !== 'string' || !UUID.test(value)) throw new TypeError('an id must be a UUID');
  return value;
}
