import { z } from 'zod';
import { E_INVOICE_FAULT_RULES, E_INVOICE_KINDS } from '../../../invoices/choices.js';
import { ROUNDING_MODES, TAX_ROUNDINGS } from '../../../invoices/invoice.js';
import {
  countryCode,
  locale,
  longText,
  numberText,
  percentage,
  recordNumber,
  taxCategory,
  templateName,
  templateVariables,
  text,
  timeZone,
  uuid,
} from './fields.js';
import { logo } from './logo.js';

// Organisations and customers of the import format, and the parties of an invoice.

export const address = z.strictObject({
  line1: text(200).optional(),
  line2: text(200).optional(),
  line3: text(200).optional(),
  city: text(100).optional(),
  postcode: text(20).optional(),
  subdivision: text(100).optional(),
  countryCode,
});

/** An identifier and the scheme it is from, such as { "id": "4000001000005", "scheme": "0088" }. */
export const identifier = z.strictObject({ id: numberText(200), scheme: numberText(50).optional() });

/** An account to pay into. A wrong IBAN or BIC is a warning: EN 16931 has no rule about them. */
export const accountFields = {
  accountName: text(200).optional(),
  bankName: text(200).optional(),
  iban: numberText(50).optional(),
  bic: numberText(50).optional(),
  accountNumber: numberText(50).optional(),
  routingCode: numberText(50).optional(),
};

const paymentAccount = z.strictObject({ code: numberText(50), ...accountFields });

const tax = z.strictObject({
  code: numberText(50),
  name: text(100).optional(),
  category: taxCategory,
  rate: percentage,
  exemptionReason: text(2000).optional(),
  exemptionReasonCode: numberText(50).optional(),
});

const look = { template: templateName.optional(), templateVariables: templateVariables.optional(), logo: logo.optional() };

/** What EN 16931 knows of seller and buyer alike, besides the name and the address. */
const tradeParty = {
  identifiers: z.array(identifier).max(20).default([]),
  companyNumber: numberText(50).optional(),
  companyNumberScheme: numberText(50).optional(),
  vatNumber: numberText(30).optional(),
  electronicAddress: identifier.optional(),
  contactName: text(200).optional(),
  email: text(254).optional(),
  phone: text(50).optional(),
};

const sellerFields = {
  name: text(200),
  legalName: text(200).optional(),
  ...tradeParty,
  website: text(200).optional(),
  taxNumber: numberText(50).optional(),
  legalInformation: longText(10_000).optional(),
  address,
};

/** BG-4 of one invoice. */
export const seller = z.strictObject(sellerFields);

/** BG-7 of one invoice. */
export const buyer = z.strictObject({
  name: text(200),
  tradingName: text(200).optional(),
  ...tradeParty,
  address: address.optional(),
});

/** BG-10. */
export const payee = z.strictObject({
  name: text(200),
  identifiers: z.array(identifier).max(20).default([]),
  companyNumber: numberText(50).optional(),
  companyNumberScheme: numberText(50).optional(),
});

/** BG-11. */
export const taxRepresentative = z.strictObject({ name: text(200), vatNumber: numberText(30).optional(), address });

/** The e-invoice inside the PDFs. */
const eInvoice = {
  eInvoice: z.enum(E_INVOICE_KINDS).optional(),
  eInvoiceFaults: z.enum(E_INVOICE_FAULT_RULES).optional(),
};

/** How an invoice is rounded. */
export const rounding = {
  taxRounding: z.enum(TAX_ROUNDINGS).optional(),
  roundingMode: z.enum(ROUNDING_MODES).optional(),
};

/** Whether the figures are checked, or stand as stated. */
export const figures = z.enum(['checked', 'as-stated']);

const customForm = z.strictObject({ name: numberText(100), ...look });

export const organisation = z.strictObject({
  id: uuid,
  ...sellerFields,
  locale: locale.default('en-GB'),
  timeZone: timeZone.default('UTC'),
  ...look,
  ...eInvoice,
  ...rounding,
  figures: figures.default('checked'),
  parties: z.enum(['as-issued', 'current']).default('as-issued'),
  customForms: z.array(customForm).max(100).default([]),
  paymentAccounts: z.array(paymentAccount).max(100).default([]),
  taxes: z.array(tax).max(1000).default([]),
});

export const customer = z.strictObject({
  id: uuid.optional(),
  organisationId: uuid,
  accountId: recordNumber(100),
  name: text(200),
  tradingName: text(200).optional(),
  ...tradeParty,
  locale: locale.optional(),
  ...eInvoice,
  billingAddress: address.optional(),
  shippingAddress: address.extend({ name: text(200).optional() }).optional(),
});
