import { Prisma } from '../prisma-client/client.js';
import type { KeptInvoices } from './errors.js';

/** The invoices of a customer, by what happens to them. */
export interface SortedInvoices {
  /** Ids of drafts. */
  drafts: string[];
  /** Ids of issued and void invoices and credit notes whose time is over. */
  due: string[];
  kept: KeptInvoices;
}

interface Row {
  id: string;
  status: string;
  issueDate: string;
  isKept: boolean;
}

/**
 * Sorts the invoices of a customer. What was issued on or after `keepFrom` stays. A credit note and the invoices that it corrects or is used against stay together, also
 * those of other customers: if one must be kept, all are.
 * @param keepFrom a day; null: all that was issued stays
 */
export async function sortInvoices(
  db: Prisma.TransactionClient,
  organisationId: string,
  customerId: string,
  keepFrom: string | null,
): Promise<SortedInvoices> {
  const rows = await db.$queryRaw<Row[]>`WITH RECURSIVE
    connected(id) AS (
      SELECT i.id FROM invoices i WHERE i.organisation_id = ${organisationId}::uuid AND i.customer_id = ${customerId}::uuid AND i.status <> 'DRAFT'
      UNION SELECT n.id FROM connected c CROSS JOIN LATERAL ${linkedTo(organisationId, Prisma.sql`c.id`)} n),
    kept(id) AS (
      SELECT i.id FROM connected c JOIN invoices i ON i.organisation_id = ${organisationId}::uuid AND i.id = c.id
        WHERE ${keepFrom}::date IS NULL OR i.issue_date >= ${keepFrom}::date
      UNION SELECT n.id FROM kept k CROSS JOIN LATERAL ${linkedTo(organisationId, Prisma.sql`k.id`)} n)
    SELECT i.id::text AS "id", i.status::text AS "status", i.issue_date::text AS "issueDate",
      i.id IN (SELECT kept.id FROM kept) AS "isKept"
    FROM invoices i WHERE i.organisation_id = ${organisationId}::uuid AND i.customer_id = ${customerId}::uuid
    ORDER BY i.issue_date, i.id FOR UPDATE`;
  const drafts = rows.filter(({ status }) => status === 'DRAFT');
  const kept = rows.filter(({ isKept }) => isKept);
  const due = rows.filter(({ status, isKept }) => status !== 'DRAFT' && !isKept);
  return { drafts: idsOf(drafts), due: idsOf(due), kept: summaryOf(kept, keepFrom) };
}

/** The issued invoices that are linked to one, in either direction. */
function linkedTo(organisationId: string, id: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(SELECT n.id FROM invoices n WHERE n.organisation_id = ${organisationId}::uuid AND n.status <> 'DRAFT' AND (
      n.preceding_invoice_id = ${id}
      OR n.id = (SELECT p.preceding_invoice_id FROM invoices p WHERE p.organisation_id = ${organisationId}::uuid AND p.id = ${id})
      OR n.id IN (SELECT a.credit_note_id FROM credit_applications a WHERE a.organisation_id = ${organisationId}::uuid AND a.invoice_id = ${id})
      OR n.id IN (SELECT a.invoice_id FROM credit_applications a WHERE a.organisation_id = ${organisationId}::uuid AND a.credit_note_id = ${id})))`;
}

function idsOf(rows: readonly Row[]): string[] {
  return rows.map(({ id }) => id);
}

function summaryOf(rows: readonly Row[], keepFrom: string | null): KeptInvoices {
  const linked = rows.filter(({ issueDate }) => keepFrom !== null && issueDate < keepFrom).length;
  return { count: rows.length, linked, first: rows[0]?.issueDate ?? '', last: rows.at(-1)?.issueDate ?? '' };
}
