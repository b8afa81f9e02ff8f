import type { Customer, Prisma } from '../prisma-client/client.js';

/** What stays of a customer who has invoices: the keys, the name that lists of invoices show, and what decides how invoices are printed. */
const KEPT = new Set([
  'id',
  'organisationId',
  'accountId',
  'name',
  'locale',
  'eInvoice',
  'eInvoiceFaults',
  'createdAt',
  'updatedAt',
]);

/**
 * Whether an issued invoice of the customer prints the customer's present record: the organisation wants that, or the invoice has no copy of its buyer.
 */
export async function isRecordPrinted(
  db: Prisma.TransactionClient,
  organisationId: string,
  customerId: string,
): Promise<boolean> {
  const [row] = await db.$queryRaw<{ printed: boolean }[]>`SELECT EXISTS (
    SELECT FROM invoices i JOIN organisations o ON o.id = i.organisation_id
    WHERE i.organisation_id = ${organisationId}::uuid AND i.customer_id = ${customerId}::uuid AND i.status <> 'DRAFT' AND (
      o.reprint_parties = 'CURRENT' OR NOT EXISTS (SELECT FROM invoice_parties p
        WHERE p.organisation_id = i.organisation_id AND p.invoice_id = i.id AND p.role = 'BUYER'))) AS "printed"`;
  return row?.printed === true;
}

/** Empties every field of a customer's record that no issued invoice needs. @returns the names of those that had a value */
export async function emptyRecord(db: Prisma.TransactionClient, customer: Customer): Promise<string[]> {
  const { organisationId, id, identifiers, ...others } = customer;
  const names = Object.entries(others)
    .filter(([name, value]) => !KEPT.has(name) && value !== null)
    .map(([name]) => name);
  const hasIdentifiers = JSON.stringify(identifiers) !== '[]';
  const data = { ...Object.fromEntries(names.map((name) => [name, null])), ...(hasIdentifiers && { identifiers: [] }) };
  const erased = [...names, ...(hasIdentifiers ? ['identifiers'] : [])];
  if (erased.length > 0) await db.customer.update({ where: { organisationId_id: { organisationId, id } }, data });
  return erased;
}
