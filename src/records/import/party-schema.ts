import { z } from 'zod';
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
import { iban } from './iban.js';
import { logo } from './logo.js';

// Organisations and customers of the import format.

export const address = z.strictObject({
  line1: text(200).optional(),
  line2: text(200).optional(),
  line3: text(200).optional(),
  city: text(100).optional(),
  postcode: text(20).optional(),
  subdivision: text(100).optional(),
  countryCode,
});

const paymentAccount = z.strictObject({
  code: numberText(50),
  accountName: text(200).optional(),
  bankName: text(200).optional(),
  iban: iban.optional(),
  bic: z
    .string()
    .regex(/^[A-Z0-9]{8}([A-Z0-9]{3})?$/, 'must be a BIC of 8 or 11 characters')
    .optional(),
  accountNumber: numberText(50).optional(),
  routingCode: numberText(50).optional(),
});

const tax = z.strictObject({
  code: numberText(50),
  name: text(100).optional(),
  category: taxCategory,
  rate: percentage,
  exemptionReason: text(500).optional(),
  exemptionReasonCode: numberText(50).optional(),
});

const look = { template: templateName.optional(), templateVariables: templateVariables.optional(), logo: logo.optional() };

const customForm = z.strictObject({ name: numberText(100), ...look });

export const organisation = z.strictObject({
  id: uuid,
  name: text(200),
  legalName: text(200).optional(),
  email: text(254).optional(),
  phone: text(50).optional(),
  website: text(200).optional(),
  vatNumber: numberText(30).optional(),
  taxNumber: numberText(50).optional(),
  companyNumber: numberText(50).optional(),
  legalInformation: longText(2000).optional(),
  address,
  locale: locale.default('en-GB'),
  timeZone: timeZone.default('UTC'),
  ...look,
  customForms: z.array(customForm).max(100).default([]),
  paymentAccounts: z.array(paymentAccount).max(100).default([]),
  taxes: z.array(tax).max(1000).default([]),
});

export const customer = z.strictObject({
  id: uuid.optional(),
  organisationId: uuid,
  accountId: recordNumber(100),
  name: text(200),
  contactName: text(200).optional(),
  email: text(254).optional(),
  phone: text(50).optional(),
  vatNumber: numberText(30).optional(),
  companyNumber: numberText(50).optional(),
  locale: locale.optional(),
  billingAddress: address.optional(),
  shippingAddress: address.extend({ name: text(200).optional() }).optional(),
});
