import { Prisma } from '../prisma-client/client.js';
import { identifier, OF_INVOICE } from './sql-parts.js';

// The parties of an invoice and its ways to pay. The organisation, the customer and the payment account have the present ones; an issued invoice has its own.

/** Whether what was copied at the issue does not count: drafts, and organisations that want the present parties. */
export const PRESENT = Prisma.sql`(i."status" = 'DRAFT' OR o."reprint_parties" = 'CURRENT')`;

const ADDRESS = Prisma.sql`json_build_object('line1', p."address_line1", 'line2', p."address_line2", 'line3', p."address_line3",
  'city', p."city", 'postcode', p."postcode", 'subdivision', p."subdivision", 'countryCode', p."country_code")`;

/** What seller and buyer have in common, in the tables of organisations, customers and parties. */
function tradeParty(table: string): Prisma.Sql {
  const column = (name: string) => Prisma.raw(`${table}."${name}"`);
  return Prisma.sql`'name', ${column('name')}, 'identifiers', ${column('identifiers')}, 'companyNumber', ${column('company_number')},
  'companyNumberScheme', ${column('company_number_scheme')}, 'vatNumber', ${column('vat_number')},
  'electronicAddress', ${identifier(table, 'electronic_address', 'electronic_address_scheme')}, 'contactName', ${column('contact_name')},
  'email', ${column('email')}, 'phone', ${column('phone')}`;
}

/** The organisation, with its present details. */
export const SELLER = Prisma.sql`json_build_object(
  'id', o."id", ${tradeParty('o')}, 'legalName', o."legal_name", 'website', o."website", 'taxNumber', o."tax_number",
  'legalInformation', o."legal_information", 'locale', o."locale", 'timeZone', o."time_zone",
  'logo', encode(coalesce(f."logo", o."logo"), 'base64'), 'logoIsOfForm', f."logo" IS NOT NULL, 'template', o."template", 'templateVariables', o."template_variables",
  'eInvoice', o."e_invoice", 'eInvoiceFaults', o."e_invoice_faults",
  'address', json_build_object('line1', o."address_line1", 'line2', o."address_line2", 'line3', o."address_line3",
    'city', o."city", 'postcode', o."postcode", 'subdivision', o."subdivision", 'countryCode', o."country_code"))`;

/** The customer, with its present details. */
export const BUYER = Prisma.sql`json_build_object(
  'id', c."id", 'accountId', c."account_id", ${tradeParty('c')}, 'tradingName', c."trading_name", 'locale', c."locale",
  'eInvoice', c."e_invoice", 'eInvoiceFaults', c."e_invoice_faults",
  'billingAddress', json_build_object('line1', c."billing_line1", 'line2', c."billing_line2", 'line3', c."billing_line3",
    'city', c."billing_city", 'postcode', c."billing_postcode", 'subdivision', c."billing_subdivision",
    'countryCode', c."billing_country_code"))`;

/** The customer's present shipping address, used if the invoice has no own deliver-to address. */
export const SHIPPING = Prisma.sql`json_build_object('name', c."shipping_name", 'address', json_build_object(
  'line1', c."shipping_line1", 'line2', c."shipping_line2", 'line3', c."shipping_line3", 'city', c."shipping_city",
  'postcode', c."shipping_postcode", 'subdivision', c."shipping_subdivision", 'countryCode', c."shipping_country_code"))`;

/** The invoice's own parties by role, those that count. */
export const PARTIES = Prisma.sql`(SELECT coalesce(json_object_agg(p."role", json_build_object(
    ${tradeParty('p')}, 'legalName', p."legal_name", 'tradingName', p."trading_name", 'website', p."website",
    'taxNumber', p."tax_number", 'legalInformation', p."legal_information", 'address', ${ADDRESS}, 'isStated', p."is_stated")), '{}'::json)
  FROM invoice_parties p WHERE ${OF_INVOICE} AND (p."is_stated" OR NOT ${PRESENT}))`;

const ACCOUNT = (table: string) => {
  const column = (name: string) => Prisma.raw(`${table}."${name}"`);
  return Prisma.sql`'accountName', ${column('account_name')}, 'bankName', ${column('bank_name')}, 'iban', ${column('iban')}, 'bic', ${column('bic')},
    'accountNumber', ${column('account_number')}, 'routingCode', ${column('routing_code')}`;
};

/** The ways to pay, in their order. */
export const PAYMENT_MEANS = Prisma.sql`(SELECT coalesce(json_agg(w."means" ORDER BY w."sort_order"), '[]'::json) FROM (
    SELECT m."sort_order", json_build_object(${ACCOUNT('m')}, 'meansCode', m."means_code", 'meansText', m."means_text", 'cardNumber', m."card_number",
      'cardHolder', m."card_holder", 'mandateReference', m."mandate_reference", 'creditorIdentifier', m."creditor_identifier",
      'debitedAccount', m."debited_account", 'link', m."link") AS "means"
    FROM payment_means m WHERE ${OF_INVOICE} AND (m."is_stated" OR NOT ${PRESENT})
    UNION ALL
    SELECT -1, json_build_object(${ACCOUNT('p')}, 'meansCode', null, 'meansText', null, 'cardNumber', null, 'cardHolder', null, 'mandateReference', null,
      'creditorIdentifier', null, 'debitedAccount', null, 'link', null)
    FROM payment_accounts p WHERE ${PRESENT} AND p."organisation_id" = i."organisation_id" AND p."id" = i."payment_account_id") w)`;
