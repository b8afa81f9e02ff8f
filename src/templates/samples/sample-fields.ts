import { z } from 'zod';
import { CENTURIES, YEARS } from '../../invoices/document-days.js';
import { isCurrency } from '../../invoices/currency.js';
import { TAX_CATEGORIES } from '../../invoices/invoice.js';
import { strict } from '../read/manifest/wording.js';

// The parts of samples. Fields that a sample leaves out get a neutral value: null, an empty list or zero.

/** Long enough for a page of text. */
const MOST_TEXT = 20_000;

/** A required text. */
export const text = z.string().min(1).max(MOST_TEXT);

/** An optional text. */
export const optionalText = text.nullable().default(null);

/** A decimal number as text, "-1234.50". */
export const decimalText = z.string().regex(/^-?\d{1,20}(\.\d{1,20})?$/, 'must be a decimal number as text, e.g. "1234.50"');

/** An amount that is not negative. */
export const positiveDecimalText = decimalText.regex(/^\d/, 'must not be negative');

/** A day, `YYYY-MM-DD`. */
export const day = z.iso.date().regex(new RegExp(`^${CENTURIES}`), `must be of the years ${YEARS}`);

/** An optional day. */
export const optionalDay = day.nullable().default(null);

/** An ISO 4217 code. */
export const currencyCode = z.string().refine(isCurrency, 'must be an ISO 4217 code, e.g. "EUR"');

const localeTag = z.string().refine(isLocale, 'must be a BCP 47 tag, e.g. "de-DE"');

function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

const address = strict(
  {
    line1: optionalText,
    line2: optionalText,
    line3: optionalText,
    city: optionalText,
    postcode: optionalText,
    subdivision: optionalText,
    countryCode: z
      .string()
      .regex(/^[A-Z]{2}$/, 'must be an ISO 3166-1 code, e.g. "DE"')
      .nullable()
      .default(null),
  },
  'an object',
);

const noAddress = () => address.parse({});

/** The seller. */
export const organisation = strict(
  {
    name: text,
    legalName: optionalText,
    email: optionalText,
    phone: optionalText,
    website: optionalText,
    vatNumber: optionalText,
    taxNumber: optionalText,
    companyNumber: optionalText,
    legalInformation: optionalText,
    address: address.default(noAddress),
    locale: localeTag.default('en-GB'),
    timeZone: z.string().default('UTC'),
    /** A PNG or JPEG beside the sample. */
    logo: z
      .string()
      .regex(/^[\w-]+\.(png|jpe?g)$/, 'must be the name of a PNG or JPEG beside the sample')
      .nullable()
      .default(null),
  },
  'an object',
);

/** The buyer. */
export const customer = strict(
  {
    accountId: optionalText,
    name: text,
    contactName: optionalText,
    email: optionalText,
    phone: optionalText,
    vatNumber: optionalText,
    companyNumber: optionalText,
    locale: localeTag.nullable().default(null),
    billingAddress: address.default(noAddress),
  },
  'an object',
);

/** Where to pay. */
export const paymentAccount = strict(
  {
    accountName: optionalText,
    bankName: optionalText,
    iban: optionalText,
    bic: optionalText,
    accountNumber: optionalText,
    routingCode: optionalText,
  },
  'an object',
);

/** A place of delivery other than the buyer's address. */
export const delivery = strict({ name: optionalText, address: address.default(noAddress), date: optionalDay }, 'an object');

const allowanceCharge = strict(
  {
    kind: z.enum(['ALLOWANCE', 'CHARGE']),
    reason: text,
    reasonCode: optionalText,
    amount: positiveDecimalText,
    percentage: positiveDecimalText.nullable().default(null),
    baseAmount: positiveDecimalText.nullable().default(null),
  },
  'an object',
);

const taxCategory = z.enum(TAX_CATEGORIES).default('S');

/** An allowance or charge of the whole document. */
export const documentAllowanceCharge = allowanceCharge.extend({
  taxCategory,
  taxRate: positiveDecimalText,
  exemptionReason: optionalText,
});

/** A line without the figures that follow from the others. */
export const line = strict(
  {
    name: text,
    description: optionalText,
    itemId: optionalText,
    quantity: decimalText.default('1'),
    unit: optionalText,
    unitPrice: decimalText,
    priceBaseQuantity: positiveDecimalText.default('1'),
    taxCategory,
    taxRate: positiveDecimalText,
    exemptionReason: optionalText,
    chargingStartDate: optionalDay,
    chargingEndDate: optionalDay,
    allowancesAndCharges: z.array(allowanceCharge).default([]),
  },
  'an object',
);
