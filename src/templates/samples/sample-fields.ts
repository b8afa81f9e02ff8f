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

/** An ISO 3166-1 code. */
export const countryCode = z.string().regex(/^[A-Z]{2}$/, 'must be an ISO 3166-1 code, e.g. "DE"');

/** An address. */
export const address = strict(
  {
    line1: optionalText,
    line2: optionalText,
    line3: optionalText,
    city: optionalText,
    postcode: optionalText,
    subdivision: optionalText,
    countryCode: countryCode.nullable().default(null),
  },
  'an object',
);

/** An address without any part. */
export const noAddress = () => address.parse({});

/** The seller. */
export const organisation = strict(
  {
    name: text,
    legalName: optionalText,
    contactName: optionalText,
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
    tradingName: optionalText,
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

export const paymentAccountFields = {
  accountName: optionalText,
  bankName: optionalText,
  iban: optionalText,
  bic: optionalText,
  accountNumber: optionalText,
  routingCode: optionalText,
};

/** Where to pay. */
export const paymentAccount = strict(paymentAccountFields, 'an object');

/** A place of delivery other than the buyer's address. */
export const delivery = strict(
  { name: optionalText, location: optionalText, address: address.default(noAddress), date: optionalDay },
  'an object',
);

/** An allowance or charge of a line. */
export const allowanceCharge = strict(
  {
    kind: z.enum(['ALLOWANCE', 'CHARGE']),
    reason: optionalText,
    reasonCode: optionalText,
    amount: positiveDecimalText,
    percentage: positiveDecimalText.nullable().default(null),
    baseAmount: positiveDecimalText.nullable().default(null),
  },
  'an object',
);

/** A code of UNCL 5305; S by default. */
export const taxCategory = z.enum(TAX_CATEGORIES).default('S');

/** An allowance or charge of the whole document. */
export const documentAllowanceCharge = allowanceCharge.extend({
  taxCategory,
  taxRate: positiveDecimalText,
  exemptionReason: optionalText,
});
