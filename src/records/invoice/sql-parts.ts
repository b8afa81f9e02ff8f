import { Prisma } from '../prisma-client/client.js';

/** Of the rows that belong to the invoice `i`. */
export const OF_INVOICE = Prisma.sql`"organisation_id" = i."organisation_id" AND "invoice_id" = i."id"`;

/** An identifier and its scheme, from two columns of a table; null if there is none. The names are ours, never a caller's. */
export function identifier(table: string, id: string, scheme: string): Prisma.Sql {
  const [one, other] = [Prisma.raw(`${table}."${id}"`), Prisma.raw(`${table}."${scheme}"`)];
  return Prisma.sql`CASE WHEN ${one} IS NOT NULL THEN json_build_object('id', ${one}, 'scheme', ${other}) END`;
}
