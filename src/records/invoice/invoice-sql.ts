import { Prisma } from '../prisma-client/client.js';
import { TOTALS } from '../totals-sql.js';

/*
 * An invoice with all that its document shows, as one JSON text in the shape of `Invoice`. PostgreSQL writes every figure as exact text and every day as ISO
 * 8601, so we only parse JSON. Prisma's own join of the same tables costs several times the CPU, because it makes an object for every row and every decimal.
 */

const SELLER = Prisma.sql`json_build_object(
  'id', o."id", 'name', o."name", 'legalName', o."legal_name", 'email', o."email", 'phone', o."phone", 'website', o."website",
  'vatNumber', o."vat_number", 'taxNumber', o."tax_number", 'companyNumber', o."company_number",
  'legalInformation', o."legal_information", 'locale', o."locale", 'timeZone', o."time_zone",
  'logo', encode(coalesce(f."logo", o."logo"), 'base64'), 'template', o."template", 'templateVariables', o."template_variables",
  'address', json_build_object('line1', o."address_line1", 'line2', o."address_line2", 'line3', o."address_line3",
    'city', o."city", 'postcode', o."postcode", 'subdivision', o."subdivision", 'countryCode', o."country_code"))`;

const BUYER = Prisma.sql`json_build_object(
  'id', c."id", 'accountId', c."account_id", 'name', c."name", 'contactName', c."contact_name", 'email', c."email",
  'phone', c."phone", 'vatNumber', c."vat_number", 'companyNumber', c."company_number", 'locale', c."locale",
  'billingAddress', json_build_object('line1', c."billing_line1", 'line2', c."billing_line2", 'line3', c."billing_line3",
    'city', c."billing_city", 'postcode', c."billing_postcode", 'subdivision', c."billing_subdivision",
    'countryCode', c."billing_country_code"))`;

const FORM = Prisma.sql`CASE WHEN f."id" IS NOT NULL THEN json_build_object(
  'name', f."name", 'template', f."template", 'templateVariables', f."template_variables") END`;

/** The customer's shipping address, used if the invoice has no own deliver-to address. */
const SHIPPING = Prisma.sql`json_build_object('name', c."shipping_name", 'address', json_build_object(
  'line1', c."shipping_line1", 'line2', c."shipping_line2", 'line3', c."shipping_line3", 'city', c."shipping_city",
  'postcode', c."shipping_postcode", 'subdivision', c."shipping_subdivision", 'countryCode', c."shipping_country_code"))`;

const DELIVERY = Prisma.sql`json_build_object('name', i."delivery_name", 'date', i."delivery_date", 'address', json_build_object(
  'line1', i."delivery_line1", 'line2', i."delivery_line2", 'line3', i."delivery_line3", 'city', i."delivery_city",
  'postcode', i."delivery_postcode", 'subdivision', i."delivery_subdivision", 'countryCode', i."delivery_country_code"))`;

const LINE = Prisma.sql`json_build_object(
  'name', l."name", 'description', l."description", 'itemId', l."item_id", 'quantity', trim_scale(l."quantity")::text,
  'unit', l."unit", 'unitPrice', trim_scale(l."unit_price")::text, 'priceBaseQuantity', trim_scale(l."price_base_quantity")::text,
  'taxCategory', l."tax_category", 'taxRate', trim_scale(l."tax_rate")::text,
  'exemptionReason', l."exemption_reason", 'netAmount', trim_scale(l."net_amount")::text,
  'taxAmount', trim_scale(l."tax_amount")::text, 'chargingStartDate', l."charging_start_date",
  'chargingEndDate', l."charging_end_date", 'allowancesAndCharges', '[]'::json)`;

const CHARGE = Prisma.sql`'kind', a."kind", 'reason', a."reason", 'reasonCode', a."reason_code",
  'amount', trim_scale(a."amount")::text, 'percentage', trim_scale(a."percentage")::text,
  'baseAmount', trim_scale(a."base_amount")::text`;

/** Of the rows that belong to the invoice. */
const OF_INVOICE = Prisma.sql`"organisation_id" = i."organisation_id" AND "invoice_id" = i."id"`;

/** @param conditions on `i`, the invoice, including its organisation @param mostLines more lines than these are not read */
export function invoiceSql(conditions: readonly Prisma.Sql[], mostLines: number): Prisma.Sql {
  return Prisma.sql`SELECT json_build_object(
  'id', i."id", 'sequence', i."sequence"::text, 'organisation', ${SELLER}, 'customer', ${BUYER}, 'customForm', ${FORM},
  'shipping', ${SHIPPING},
  'type', i."type", 'status', i."status", 'number', i."number", 'currencyCode', i."currency_code", 'issueDate', i."issue_date",
  'dueDate', i."due_date", 'taxPointDate', i."tax_point_date", 'billingStartDate', i."billing_start_date",
  'billingEndDate', i."billing_end_date", 'buyerReference', i."buyer_reference", 'projectReference', i."project_reference",
  'contractReference', i."contract_reference", 'purchaseOrderReference', i."purchase_order_reference",
  'orderNumber', (SELECT r."number" FROM orders r WHERE r."organisation_id" = i."organisation_id" AND r."id" = i."order_id"),
  'precedingInvoiceNumber', i."preceding_invoice_number", 'precedingInvoiceDate', i."preceding_invoice_date",
  'notes', i."notes", 'terms', i."terms", 'remittanceInformation', i."remittance_information",
  'paymentAccount', (SELECT json_build_object('accountName', p."account_name", 'bankName', p."bank_name", 'iban', p."iban",
    'bic', p."bic", 'accountNumber', p."account_number", 'routingCode', p."routing_code")
    FROM payment_accounts p WHERE p."organisation_id" = i."organisation_id" AND p."id" = i."payment_account_id"),
  'delivery', ${DELIVERY}, 'priceTaxInclusive', i."price_tax_inclusive", 'taxRounding', i."tax_rounding",
  'totals', ${TOTALS}, 'version', i."version",
  'lines', (SELECT coalesce(json_agg(${LINE} ORDER BY l."sort_order"), '[]'::json)
    FROM (SELECT * FROM invoice_lines WHERE ${OF_INVOICE} ORDER BY "sort_order" LIMIT ${mostLines + 1}) l),
  'lineOrders', (SELECT json_agg(l."sort_order" ORDER BY l."sort_order") FROM invoice_lines l WHERE ${OF_INVOICE}
    AND EXISTS (SELECT FROM allowances_and_charges a WHERE a."organisation_id" = i."organisation_id" AND a."invoice_id" = i."id" AND a."line_id" IS NOT NULL)),
  'lineCharges', (SELECT coalesce(json_agg(json_build_object('line', l."sort_order", 'item', json_build_object(${CHARGE}))
      ORDER BY a."sort_order"), '[]'::json)
    FROM allowances_and_charges a JOIN invoice_lines l ON l."organisation_id" = a."organisation_id" AND l."id" = a."line_id"
    WHERE a."organisation_id" = i."organisation_id" AND a."invoice_id" = i."id"),
  'allowancesAndCharges', (SELECT coalesce(json_agg(json_build_object(${CHARGE}, 'taxCategory', a."tax_category",
      'taxRate', trim_scale(a."tax_rate")::text, 'exemptionReason', a."exemption_reason") ORDER BY a."sort_order"), '[]'::json)
    FROM allowances_and_charges a WHERE ${OF_INVOICE} AND a."line_id" IS NULL),
  'taxBreakdown', (SELECT coalesce(json_agg(json_build_object('category', t."category", 'rate', trim_scale(t."rate")::text,
      'taxableAmount', trim_scale(t."taxable_amount")::text, 'taxAmount', trim_scale(t."tax_amount")::text,
      'exemptionReason', t."exemption_reason") ORDER BY t."rate" DESC, t."category", t."exemption_reason" COLLATE "C"), '[]'::json)
    FROM tax_breakdown t WHERE ${OF_INVOICE}),
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
