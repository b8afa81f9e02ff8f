import { Prisma } from '../prisma-client/client.js';
import { TOTALS } from '../totals-sql.js';

/*
 * The ledger's invoice as one JSON text in the shape of `LedgerInvoice`, so that we only parse: figures as exact text, days as ISO 8601. It does not read what
 * only documents show, such as the organisation's logo.
 */

/**
 * The invoices of the ledger, as a condition on `i`: without credit notes and deleted invoices. Worded like its partial indexes, so that PostgreSQL uses them.
 */
export const IN_LEDGER = Prisma.sql`i."deleted_at" IS NULL AND i."type" = 'INVOICE'`;

/** The order of a list. */
export const ORDERS = {
  asc: Prisma.sql`ORDER BY i."issue_date" ASC, i."sequence" ASC`,
  desc: Prisma.sql`ORDER BY i."issue_date" DESC, i."sequence" DESC`,
};

const LINES = Prisma.sql`(SELECT coalesce(json_agg(json_build_object(
    'id', l."id", 'version', l."version", 'name', l."name", 'itemUuid', l."item_uuid", 'itemId', l."item_id",
    'quantity', trim_scale(l."quantity")::text, 'unit', l."unit", 'unitCode', l."unit_code", 'warehouse', l."warehouse",
    'pricingSnapshotUuid', l."pricing_snapshot_uuid", 'salesRevenueAccount', l."sales_revenue_account",
    'tax', CASE WHEN t."id" IS NOT NULL THEN json_build_object('id', t."id", 'code', t."code") END,
    'taxRate', trim_scale(l."tax_rate")::text, 'netAmount', trim_scale(l."net_amount")::text,
    'taxAmount', trim_scale(l."tax_amount")::text,
    'charging', json_build_object(
      'start', json_build_object('date', l."charging_start_date", 'alternate', l."alternate_charging_start_date"),
      'end', json_build_object('date', l."charging_end_date", 'alternate', l."alternate_charging_end_date"))
  ) ORDER BY l."sort_order"), '[]'::json)
  FROM invoice_lines l LEFT JOIN taxes t ON t."organisation_id" = l."organisation_id" AND t."id" = l."tax_id"
  WHERE l."organisation_id" = i."organisation_id" AND l."invoice_id" = i."id")`;

const NO_LINES = Prisma.sql`'[]'::json`;

/** Of the rows that belong to the invoice. */
const OF_INVOICE = Prisma.sql`"organisation_id" = i."organisation_id" AND "invoice_id" = i."id"`;

/** All notes as one text. */
const NOTES = Prisma.sql`(SELECT string_agg(n."text", E'\\n\\n' ORDER BY n."sort_order") FROM invoice_notes n WHERE ${OF_INVOICE})`;

/** Like `Date.prototype.toISOString`, in any time zone of the session. */
const instant = (column: Prisma.Sql) => Prisma.sql`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const LIFE = Prisma.sql`
  'createdBy', i."created_by", 'createdAt', ${instant(Prisma.sql`i."created_at"`)},
  'updatedBy', i."updated_by", 'updatedAt', ${instant(Prisma.sql`i."updated_at"`)},
  'reactivatedAt', ${instant(Prisma.sql`i."reactivated_at"`)}, 'cancelledAt', ${instant(Prisma.sql`i."cancelled_at"`)},
  'amendedAt', ${instant(Prisma.sql`i."amended_at"`)}, 'voidedAt', ${instant(Prisma.sql`i."voided_at"`)},
  'deletedAt', ${instant(Prisma.sql`i."deleted_at"`)}`;

/** @param conditions on `i`, the invoice, including its organisation @param lines whether to read them */
export function ledgerSql(conditions: readonly Prisma.Sql[], lines: boolean): Prisma.Sql {
  return Prisma.sql`SELECT json_build_object(
  'id', i."id", 'number', i."number", 'status', i."status", 'typeCode', i."type_code", 'version', i."version", 'currencyCode', i."currency_code",
  'timeZone', (SELECT o."time_zone" FROM organisations o WHERE o."id" = i."organisation_id"),
  'customer', (SELECT json_build_object('accountId', c."account_id", 'name', c."name")
    FROM customers c WHERE c."organisation_id" = i."organisation_id" AND c."id" = i."customer_id"),
  'order', (SELECT json_build_object('number', r."number")
    FROM orders r WHERE r."organisation_id" = i."organisation_id" AND r."id" = i."order_id"),
  'customForm', (SELECT json_build_object('id', f."id", 'name', f."name")
    FROM custom_forms f WHERE f."organisation_id" = i."organisation_id" AND f."id" = i."custom_form_id"),
  'purchaseOrderReference', i."purchase_order_reference",
  'issued', json_build_object('date', i."issue_date", 'alternate', i."alternate_issue_date"),
  'due', json_build_object('date', i."due_date", 'alternate', i."alternate_due_date"),
  'billing', json_build_object(
    'start', json_build_object('date', i."billing_start_date", 'alternate', i."alternate_billing_start_date"),
    'end', json_build_object('date', i."billing_end_date", 'alternate', i."alternate_billing_end_date")),
  'totals', ${TOTALS}, 'priceTaxInclusive', i."price_tax_inclusive", 'notes', ${NOTES},
  'freightCharges', (SELECT coalesce(json_agg(trim_scale(a."amount")::text ORDER BY a."sort_order"), '[]'::json)
    FROM allowances_and_charges a WHERE ${OF_INVOICE} AND a."line_id" IS NULL AND a."kind" = 'CHARGE' AND a."reason_code" = 'FC'),
  'paymentMeans', (SELECT coalesce(json_agg(json_build_object('meansCode', m."means_code") ORDER BY m."sort_order"), '[]'::json)
    FROM payment_means m WHERE ${OF_INVOICE}),
  'payments', (SELECT coalesce(json_agg(json_build_object('number', p."number", 'amount', trim_scale(p."amount")::text,
      'paidOn', p."paid_on", 'createdAt', ${instant(Prisma.sql`p."created_at"`)})
      ORDER BY p."paid_on", p."created_at", p."number"), '[]'::json)
    FROM payments p WHERE ${OF_INVOICE}),
  'appliedCredits', (SELECT coalesce(json_agg(json_build_object('amount', trim_scale(x."amount")::text)
      ORDER BY x."applied_on", x."credit_note_number"), '[]'::json)
    FROM credit_applications x WHERE ${OF_INVOICE}),
  'creditNotes', (SELECT coalesce(json_agg(json_build_object('number', n."number", 'total', trim_scale(n."tax_inclusive")::text)
      ORDER BY n."issue_date", n."number"), '[]'::json)
    FROM invoices n WHERE n."organisation_id" = i."organisation_id" AND n."preceding_invoice_id" = i."id"
      AND n."type" = 'CREDIT_NOTE' AND n."status" = 'ISSUED' AND n."deleted_at" IS NULL),
  'customAttributes', (SELECT coalesce(json_agg(json_build_object('name', x."name", 'value', x."value") ORDER BY x."sort_order"), '[]'::json)
    FROM custom_attributes x WHERE ${OF_INVOICE}),
  'customObjects', i."custom_objects", ${LIFE},
  'lines', ${lines ? LINES : NO_LINES}
)::text AS "document"
FROM invoices i
WHERE ${Prisma.join([...conditions, IN_LEDGER], ' AND ')}`;
}
