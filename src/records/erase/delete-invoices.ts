import type { Prisma } from '../prisma-client/client.js';

/** Deletes invoices with everything that belongs to them. What stays and names one of them keeps its number, which it prints, and loses the link. */
export async function deleteInvoices(
  db: Prisma.TransactionClient,
  organisationId: string,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  await db.$executeRaw`UPDATE invoices SET preceding_invoice_id = NULL
    WHERE organisation_id = ${organisationId}::uuid AND preceding_invoice_id = ANY(${ids}::text[]::uuid[])`;
  await db.$executeRaw`UPDATE credit_applications SET credit_note_id = NULL
    WHERE organisation_id = ${organisationId}::uuid AND credit_note_id = ANY(${ids}::text[]::uuid[])`;
  await db.$executeRaw`DELETE FROM invoices WHERE organisation_id = ${organisationId}::uuid AND id = ANY(${ids}::text[]::uuid[])`;
}

/**
 * Deletes the orders of a customer that have no invoice any more. An order with invoices of others only becomes the order of the first of them.
 * @returns how many were deleted
 */
export async function deleteEmptyOrders(
  db: Prisma.TransactionClient,
  organisationId: string,
  customerId: string,
): Promise<number> {
  const deleted =
    await db.$executeRaw`DELETE FROM orders o WHERE o.organisation_id = ${organisationId}::uuid AND o.customer_id = ${customerId}::uuid
    AND NOT EXISTS (SELECT FROM invoices i WHERE i.organisation_id = o.organisation_id AND i.order_id = o.id)`;
  await db.$executeRaw`UPDATE orders o SET customer_id = (SELECT i.customer_id FROM invoices i
      WHERE i.organisation_id = o.organisation_id AND i.order_id = o.id ORDER BY i.issue_date, i.sequence LIMIT 1)
    WHERE o.organisation_id = ${organisationId}::uuid AND o.customer_id = ${customerId}::uuid
      AND NOT EXISTS (SELECT FROM invoices i WHERE i.organisation_id = o.organisation_id AND i.order_id = o.id AND i.customer_id = o.customer_id)`;
  return deleted;
}
