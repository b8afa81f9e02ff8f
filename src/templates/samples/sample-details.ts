import { z } from 'zod';
import { LINE_KINDS, TAX_CATEGORIES } from '../../invoices/invoice.js';
import { strict } from '../read/manifest/wording.js';
import {
  address,
  countryCode,
  currencyCode,
  day,
  decimalText,
  noAddress,
  optionalText,
  paymentAccountFields,
  positiveDecimalText,
  text,
} from './sample-fields.js';

// The rarer parts of samples: what EN 16931 knows beyond the ordinary invoice.

export const identifier = strict({ id: text, scheme: optionalText }, 'an object');
const identifiers = z.array(identifier).default([]);

export const payee = strict(
  { name: text, identifiers, companyNumber: optionalText, companyNumberScheme: optionalText },
  'an object',
);

export const taxRepresentative = strict(
  { name: text, vatNumber: optionalText, address: address.default(noAddress) },
  'an object',
);

/** A way to pay. */
export const paymentMeans = strict(
  {
    ...paymentAccountFields,
    meansCode: optionalText,
    meansText: optionalText,
    cardNumber: optionalText,
    cardHolder: optionalText,
    mandateReference: optionalText,
    creditorIdentifier: optionalText,
    debitedAccount: optionalText,
    link: optionalText,
  },
  'an object',
);

const supportingDocument = strict(
  { reference: text, description: optionalText, url: optionalText, fileName: optionalText },
  'an object',
);

const withholdingTax = strict(
  {
    name: text,
    rate: positiveDecimalText.nullable().default(null),
    baseAmount: decimalText.nullable().default(null),
    amount: decimalText,
  },
  'an object',
);

const thirdPartyPayment = strict({ type: text, amount: decimalText, description: optionalText }, 'an object');

/** Fields of an invoice. */
export const invoiceDetails = {
  typeCode: z
    .string()
    .regex(/^\d{2,3}$/, 'must be a code of UNTDID 1001, e.g. "877"')
    .nullable()
    .default(null),
  taxPointDateCode: optionalText,
  receivingAdviceReference: optionalText,
  despatchAdviceReference: optionalText,
  tenderReference: optionalText,
  invoicedObject: identifier.nullable().default(null),
  accountingReference: optionalText,
  precedingInvoices: z.array(strict({ number: text, date: day.nullable().default(null) }, 'an object')).default([]),
  payee: payee.nullable().default(null),
  taxRepresentative: taxRepresentative.nullable().default(null),
  paymentMeans: z.array(paymentMeans).default([]),
  supportingDocuments: z.array(supportingDocument).default([]),
  accountingTax: strict({ currencyCode, amount: decimalText }, 'an object').nullable().default(null),
  withholdingTaxes: z.array(withholdingTax).default([]),
  thirdPartyPayments: z.array(thirdPartyPayment).default([]),
};

const furtherTax = strict(
  { taxName: optionalText, taxCategory: z.enum(TAX_CATEGORIES).default('S'), taxRate: positiveDecimalText },
  'an object',
);

/** Fields of a line. */
export const lineDetails = {
  kind: z.enum(LINE_KINDS).default('ITEM'),
  level: z.int().min(0).max(9).default(0),
  lineId: optionalText,
  note: optionalText,
  buyerItemId: optionalText,
  standardItem: identifier.nullable().default(null),
  classifications: z.array(strict({ code: text, scheme: optionalText, schemeVersion: optionalText }, 'an object')).default([]),
  countryOfOrigin: countryCode.nullable().default(null),
  attributes: z.array(strict({ name: text, value: text }, 'an object')).default([]),
  object: identifier.nullable().default(null),
  orderLineReference: optionalText,
  accountingReference: optionalText,
  unitCode: text.default('C62'),
  grossPrice: positiveDecimalText.nullable().default(null),
  priceDiscount: positiveDecimalText.nullable().default(null),
  taxName: optionalText,
  furtherTaxes: z.array(furtherTax).default([]),
};
