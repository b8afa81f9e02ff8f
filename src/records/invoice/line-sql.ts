import { Prisma } from '../prisma-client/client.js';
import { identifier } from './sql-parts.js';

/** The first tax of a line, or of an allowance or charge of the document. */
export function taxSql(table: string): Prisma.Sql {
  const column = (name: string) => Prisma.raw(`${table}."${name}"`);
  return Prisma.sql`'taxName', ${column('tax_name')}, 'taxCategory', ${column('tax_category')}, 'taxRate', trim_scale(${column('tax_rate')})::text,
    'exemptionReason', ${column('exemption_reason')}, 'exemptionReasonCode', ${column('exemption_reason_code')}, 'furtherTaxes', '[]'::json`;
}

export const LINE = Prisma.sql`json_build_object(
  'kind', l."kind", 'level', l."level", 'lineId', l."line_id", 'note', l."note", 'name', l."name", 'description', l."description",
  'itemId', l."item_id", 'buyerItemId', l."buyer_item_id", 'standardItem', ${identifier('l', 'standard_item_id', 'standard_item_scheme')},
  'classifications', l."classifications", 'countryOfOrigin', l."country_of_origin", 'attributes', l."attributes",
  'object', ${identifier('l', 'object_id', 'object_scheme')}, 'orderLineReference', l."order_line_reference",
  'accountingReference', l."accounting_reference", 'quantity', trim_scale(l."quantity")::text,
  'unit', l."unit", 'unitCode', l."unit_code", 'unitPrice', trim_scale(l."unit_price")::text,
  'priceBaseQuantity', trim_scale(l."price_base_quantity")::text, 'grossPrice', trim_scale(l."gross_price")::text,
  'priceDiscount', trim_scale(l."price_discount")::text, ${taxSql('l')}, 'netAmount', trim_scale(l."net_amount")::text,
  'taxAmount', trim_scale(l."tax_amount")::text, 'chargingStartDate', l."charging_start_date",
  'chargingEndDate', l."charging_end_date", 'allowancesAndCharges', '[]'::json)`;

export const CHARGE = Prisma.sql`'kind', a."kind", 'reason', a."reason", 'reasonCode', a."reason_code",
  'amount', trim_scale(a."amount")::text, 'percentage', trim_scale(a."percentage")::text,
  'baseAmount', trim_scale(a."base_amount")::text`;

/** The second and further taxes, each with the sort order of its line, or of its allowance or charge. */
export const TAXES_OF_LINES_AND_CHARGES = Prisma.sql`(SELECT coalesce(json_agg(json_build_object('line', l."sort_order", 'charge', a."sort_order",
    'tax', json_build_object('taxName', x."name", 'taxCategory', x."category", 'taxRate', trim_scale(x."rate")::text,
      'exemptionReason', x."exemption_reason", 'exemptionReasonCode', x."exemption_reason_code")) ORDER BY x."sort_order"), '[]'::json)
  FROM further_taxes x
  LEFT JOIN invoice_lines l ON l."organisation_id" = x."organisation_id" AND l."id" = x."line_id"
  LEFT JOIN allowances_and_charges a ON a."organisation_id" = x."organisation_id" AND a."id" = x."allowance_charge_id"
  WHERE x."organisation_id" = i."organisation_id" AND x."invoice_id" = i."id")`;
