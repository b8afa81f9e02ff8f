import { Prisma } from '../prisma-client/client.js';
import { TOTALS } from '../totals-sql.js';
import { CHARGE, LINE, taxSql, TAXES_OF_LINES_AND_CHARGES } from './line-sql.js';
import { BUYER, PARTIES, PAYMENT_MEANS, PRESENT, SELLER, SHIPPING } from './parties-sql.js';
import { identifier, OF_INVOICE } from './sql-parts.js';

/*
 * An invoice with all that its document shows, as one JSON text in the shape of `Invoice`. PostgreSQL writes every figure as exact text and every day as ISO
 * 8601, so we only parse JSON. Prisma's own join of the same tables costs several times the CPU, because it makes an object for every row and every decimal.
 */

const FORM = Prisma.sql`CASE WHEN f."id" IS NOT NULL THEN json_build_object(
  'name', f."name", 'template', f."template", 'templateVariables', f."template_variables") END`;

const DELIVERY = Prisma.sql`json_build_object('name', i."delivery_name", 'date', i."delivery_date",
  'location', ${identifier('i', 'delivery_location_id', 'delivery_location_scheme')}, 'address', json_build_object(
  'line1', i."delivery_line1", 'line2', i."delivery_line2", 'line3', i."delivery_line3", 'city', i."delivery_city",
  'postcode', i."delivery_postcode", 'subdivision', i."delivery_subdivision", 'countryCode', i."delivery_country_code"))`;

const PRECEDING_INVOICES = Prisma.sql`(CASE WHEN i."preceding_invoice_number" IS NULL THEN '[]'::jsonb
  ELSE jsonb_build_array(jsonb_build_object('number', i."preceding_invoice_number", 'date', i."preceding_invoice_date")) END
  || i."further_preceding_invoices")`;

const ACCOUNTING_TAX = Prisma.sql`CASE WHEN i."accounting_tax_total" IS NOT NULL THEN json_build_object(
  'currencyCode', i."accounting_currency_code", 'amount', trim_scale(i."accounting_tax_total")::text) END`;

/** Dates and references. An object of its own, as a function of PostgreSQL takes at most 100 arguments. */
const REFERENCES = Prisma.sql`json_build_object(
  'dueDate', i."due_date", 'taxPointDate', i."tax_point_date", 'taxPointDateCode', i."tax_point_date_code", 'billingStartDate', i."billing_start_date",
  'billingEndDate', i."billing_end_date", 'buyerReference', i."buyer_reference", 'projectReference', i."project_reference",
  'contractReference', i."contract_reference", 'purchaseOrderReference', i."purchase_order_reference",
  'orderNumber', (SELECT r."number" FROM orders r WHERE r."organisation_id" = i."organisation_id" AND r."id" = i."order_id"),
  'receivingAdviceReference', i."receiving_advice_reference", 'despatchAdviceReference', i."despatch_advice_reference",
  'tenderReference', i."tender_reference", 'invoicedObject', ${identifier('i', 'invoiced_object_id', 'invoiced_object_scheme')},
  'accountingReference', i."accounting_reference", 'processId', i."process_id", 'specificationId', i."specification_id",
  'precedingInvoices', ${PRECEDING_INVOICES}, 'accountingTax', ${ACCOUNTING_TAX})`;

/** @param conditions on `i`, the invoice, including its organisation @param mostLines more lines than these are not read */
export function invoiceSql(conditions: readonly Prisma.Sql[], mostLines: number): Prisma.Sql {
  return Prisma.sql`SELECT json_build_object(
  'id', i."id", 'sequence', i."sequence"::text, 'organisation', ${SELLER}, 'customer', ${BUYER}, 'parties', ${PARTIES}, 'customForm', ${FORM},
  'shipping', CASE WHEN ${PRESENT} THEN ${SHIPPING} END,
  'type', i."type", 'typeCode', i."type_code", 'status', i."status", 'number', i."number", 'currencyCode', i."currency_code", 'issueDate', i."issue_date",
  'references', ${REFERENCES},
  'notes', (SELECT coalesce(json_agg(json_build_object('subjectCode', n."subject_code", 'text', n."text") ORDER BY n."sort_order"), '[]'::json)
    FROM invoice_notes n WHERE ${OF_INVOICE}),
  'terms', i."terms", 'remittanceInformation', i."remittance_information",
  'paymentMeans', ${PAYMENT_MEANS},
  'delivery', ${DELIVERY}, 'priceTaxInclusive', i."price_tax_inclusive", 'taxRounding', i."tax_rounding", 'roundingMode', i."rounding_mode",
  'figures', i."figures", 'totals', ${TOTALS}, 'version', i."version", 'nationalMarks', i."national_marks",
  'lines', (SELECT coalesce(json_agg(${LINE} ORDER BY l."sort_order"), '[]'::json)
    FROM (SELECT * FROM invoice_lines WHERE ${OF_INVOICE} ORDER BY "sort_order" LIMIT ${mostLines + 1}) l),
  'lineOrders', (SELECT json_agg(l."sort_order" ORDER BY l."sort_order") FROM invoice_lines l WHERE ${OF_INVOICE}
    AND (EXISTS (SELECT FROM allowances_and_charges a WHERE a."organisation_id" = i."organisation_id" AND a."invoice_id" = i."id" AND a."line_id" IS NOT NULL)
      OR EXISTS (SELECT FROM further_taxes x WHERE x."organisation_id" = i."organisation_id" AND x."invoice_id" = i."id" AND x."line_id" IS NOT NULL))),
  'lineCharges', (SELECT coalesce(json_agg(json_build_object('line', l."sort_order", 'item', json_build_object(${CHARGE}))
      ORDER BY a."sort_order"), '[]'::json)
    FROM allowances_and_charges a JOIN invoice_lines l ON l."organisation_id" = a."organisation_id" AND l."id" = a."line_id"
    WHERE a."organisation_id" = i."organisation_id" AND a."invoice_id" = i."id"),
  'furtherTaxes', ${TAXES_OF_LINES_AND_CHARGES},
  'allowancesAndCharges', (SELECT coalesce(json_agg(json_build_object(${CHARGE}, 'order', a."sort_order", ${taxSql('a')}) ORDER BY a."sort_order"), '[]'::json)
    FROM allowances_and_charges a WHERE ${OF_INVOICE} AND a."line_id" IS NULL),
  'taxBreakdown', (SELECT coalesce(json_agg(json_build_object('name', t."name", 'category', t."category", 'rate', trim_scale(t."rate")::text,
      'taxableAmount', trim_scale(t."taxable_amount")::text, 'taxAmount', trim_scale(t."tax_amount")::text,
      'exemptionReason', t."exemption_reason", 'exemptionReasonCode', t."exemption_reason_code")
      ORDER BY t."name" COLLATE "C" NULLS FIRST, t."rate" DESC, t."category", t."exemption_reason" COLLATE "C", t."exemption_reason_code" COLLATE "C"), '[]'::json)
    FROM tax_breakdown t WHERE ${OF_INVOICE}),
  'withholdingTaxes', (SELECT coalesce(json_agg(json_build_object('name', w."name", 'rate', trim_scale(w."rate")::text,
      'baseAmount', trim_scale(w."base_amount")::text, 'amount', trim_scale(w."amount")::text) ORDER BY w."sort_order"), '[]'::json)
    FROM withholding_taxes w WHERE ${OF_INVOICE}),
  'thirdPartyPayments', (SELECT coalesce(json_agg(json_build_object('type', w."type", 'amount', trim_scale(w."amount")::text,
      'description', w."description") ORDER BY w."sort_order"), '[]'::json)
    FROM third_party_payments w WHERE ${OF_INVOICE}),
  'supportingDocuments', (SELECT coalesce(json_agg(json_build_object('reference', d."reference", 'description', d."description", 'url', d."url",
      'fileName', d."file_name", 'mediaType', d."media_type", 'byteLength', octet_length(d."content")) ORDER BY d."sort_order"), '[]'::json)
    FROM supporting_documents d WHERE ${OF_INVOICE}),
  'payments', (SELECT coalesce(json_agg(json_build_object('number', p."number", 'amount', trim_scale(p."amount")::text,
      'paidOn', p."paid_on", 'method', p."method") ORDER BY p."paid_on", p."number"), '[]'::json)
    FROM payments p WHERE ${OF_INVOICE}),
  'appliedCredits', (SELECT coalesce(json_agg(json_build_object('creditNoteNumber', x."credit_note_number",
      'amount', trim_scale(x."amount")::text, 'appliedOn', x."applied_on")
      ORDER BY x."applied_on", x."credit_note_number"), '[]'::json)
    FROM credit_applications x WHERE ${OF_INVOICE}),
  'customAttributes', (SELECT coalesce(json_agg(json_build_object('name', x."name", 'value', x."value")
      ORDER BY x."sort_order"), '[]'::json)
    FROM custom_attributes x WHERE ${OF_INVOICE})
)::text AS "document"
FROM invoices i
JOIN organisations o ON o."id" = i."organisation_id"
JOIN customers c ON c."organisation_id" = i."organisation_id" AND c."id" = i."customer_id"
LEFT JOIN custom_forms f ON f."organisation_id" = i."organisation_id" AND f."id" = i."custom_form_id"
WHERE ${Prisma.join([...conditions, Prisma.sql`i."deleted_at" IS NULL`], ' AND ')}`;
}
