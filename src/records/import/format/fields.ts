import { z } from 'zod';
import { isCurrency } from '../../../invoices/currency.js';
import { CENTURIES, YEARS } from '../../../invoices/document-days.js';
import { hasDotSegment } from '../../../invoices/dot-segments.js';
import { LONGEST_GRAPHEME } from '../../../invoices/checks/check-size.js';
import { hasLongGrapheme } from '../../../invoices/grapheme.js';
import { TAX_CATEGORIES } from '../../../invoices/invoice.js';
import { normalNumber, withSingleBlanks } from '../../../invoices/normal-text.js';
import { lineFault, numberFault, textFault, withLineFeeds } from '../../../invoices/text-faults.js';

// The types of the import format. Each refuses values that the database or the document cannot hold.

/** A text. The message says what it must be, then the fault. */
const sound = (must: string, faultOf: (value: string) => string | null) =>
  z.string().superRefine((value, context) => {
    const fault = faultOf(value);
    if (fault !== null) context.addIssue({ code: 'custom', message: `must be ${must}: ${fault}` });
  });

/** One line of text. Line ends and several blanks become one blank. */
export const text = (max: number) =>
  z.string().overwrite(withSingleBlanks).min(1).max(max).pipe(sound('one line of printable text', lineFault));

/** A number, code or reference that identifies a record, in its normal form. */
export const numberText = (max: number) =>
  z.string().overwrite(normalNumber).min(1).max(max).pipe(sound('one line of visible characters', numberFault));

/** A number that callers put into a path. */
export const recordNumber = (max: number) =>
  numberText(max).refine(
    (value) => !hasDotSegment(value),
    'must not be "." or "..", and must not have such a part between slashes',
  );

/** Text of several lines. */
export const longText = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .transform(withLineFeeds)
    .pipe(sound('printable text', textFault))
    .refine(
      (value) => !hasLongGrapheme(value, LONGEST_GRAPHEME),
      `must have at most ${LONGEST_GRAPHEME} characters for one letter with its marks`,
    );

/** Text of a fixed form, with one message for everything else, including JSON numbers, which must be in quotes. */
const textLike = (form: RegExp, message: string) => z.string(message).regex(form, message);

/** The same for a number. If only its decimals are too many, the message says so. */
const numberLike = (form: RegExp, { decimals, message }: { decimals: number; message: string }) => {
  const shortened = new RegExp(String.raw`^(-?\d+\.\d{${decimals}})\d+$`);
  const error = ({ input }: { input?: unknown }) => {
    const [, rounded] = shortened.exec(String(input)) ?? [];
    return rounded !== undefined && form.test(rounded) ? `must have at most ${decimals} decimals` : message;
  };
  return z.string(message).regex(form, { error });
};

/** A decimal: as a string, so that no digit is lost. At most 18 digits before and 10 after the point. */
export const decimalText = numberLike(/^-?(0|[1-9]\d{0,17})(\.\d{1,10})?$/, {
  decimals: 10,
  message: 'must be a decimal number in quotes, such as "1234.50"',
});

/** An amount of money; the currency's own decimals are checked with the invoice. */
export const amount = numberLike(/^-?(0|[1-9]\d{0,17})(\.\d{1,4})?$/, {
  decimals: 4,
  message: 'must be an amount in quotes with at most four decimals, such as "1234.50"',
});

/** Per cent, 0 to 100. */
export const percentage = numberLike(/^(100(\.0{1,6})?|\d{1,2}(\.\d{1,6})?)$/, {
  decimals: 6,
  message: 'must be a percentage from "0" to "100" in quotes, such as "19" or "5.5"',
});

const IN_RANGE = new RegExp(`^${CENTURIES}`);
const OUT_OF_RANGE = `must be of the years ${YEARS}`;

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Why a text is no date: another form, or a day that no calendar has, such as November 31. */
function dateFault(value: unknown): string {
  const [, year, month, day] = DAY.exec(String(value)) ?? [];
  if (year === undefined || month === undefined || day === undefined) return 'must be a date, YYYY-MM-DD';
  if (Number(month) < 1 || Number(month) > 12) return `does not exist: there is no month ${month}`;
  if (Number(day) === 0) return 'does not exist: months begin with the day 01';
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return `does not exist: ${year}-${month} has ${last} days`;
}

/** A day of the calendar. */
export const civilDate = z.iso.date({ error: ({ input }) => dateFault(input) }).regex(IN_RANGE, OUT_OF_RANGE);

/** An instant with its offset. */
export const instant = z.iso
  .datetime({ offset: true, error: 'must be a date and time with offset, such as "2026-03-01T09:30:00Z"' })
  .regex(IN_RANGE, OUT_OF_RANGE);

export const uuid = z.guid('must be a UUID').transform((value) => value.toLowerCase());

export const countryCode = z.string().regex(/^[A-Z]{2}$/, 'must be an ISO 3166-1 alpha-2 country code, such as "GB"');

export const currencyCode = z.string().refine(isCurrency, 'must be an ISO 4217 currency code, such as "EUR"');

const MOST_EMBEDDED_BYTES = 10 * 1024 * 1024;

/** A file as base64, at most 10 MiB. */
export const base64 = z
  .string()
  .max(Math.ceil(MOST_EMBEDDED_BYTES / 3) * 4, 'must not be larger than 10 MiB')
  .regex(/^[A-Za-z0-9+/]+={0,2}$/, 'must be base64')
  .transform((value) => Uint8Array.from(Buffer.from(value, 'base64')));

/** An address on the web, without a user name. */
export const webAddress = text(2000).refine(isWebAddress, 'must be a web address, such as "https://pay.example/4711"');

function isWebAddress(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, username, password } = new URL(value);
  return (protocol === 'https:' || protocol === 'http:') && username === '' && password === '';
}

/** Any JSON that the database can hold: text without U+0000 and lone surrogates, nested at most 32 deep. */
export const json = z.custom<z.core.util.JSONType>(
  (value) => isStorable(value, 32),
  'must be JSON of printable text and finite numbers, nested at most 32 deep',
);

function isStorable(value: unknown, depth: number): boolean {
  if (typeof value === 'string') return !/[\0\p{Surrogate}]/u.test(value);
  // A number too large for a double would become null.
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return true;
  return (
    depth > 0 &&
    Object.entries(value)
      .flat()
      .every((part) => isStorable(part, depth - 1))
  );
}

/** The name of a template. Whether it exists is only checked when the service prints. */
export const templateName = textLike(
  /^[a-z][a-z0-9-]{0,39}$/,
  'must be the name of a template: at most 40 small letters, digits and hyphens, such as "classic"',
);

const VARIABLE_NAME = /^[a-z][a-zA-Z0-9]{0,39}$/;
const MOST_VARIABLES = 100;

/** Values of a template's variables. Only the template knows which variables exist and what each accepts. */
export const templateVariables = z
  .unknown()
  .superRefine((given, context) => {
    // Checked before parsing, because zod silently drops `__proto__`.
    const names = typeof given === 'object' && given !== null && !Array.isArray(given) ? Object.keys(given) : [];
    if (names.length > MOST_VARIABLES) {
      context.addIssue({ code: 'custom', message: `must not hold more than ${MOST_VARIABLES} variables` });
    }
    for (const name of names.filter((one) => !VARIABLE_NAME.test(one))) {
      const message = 'is not a variable name: use letters and digits, starting with a small letter, such as "brandColour"';
      context.addIssue({ code: 'custom', path: [name], message });
    }
  })
  .pipe(z.record(z.string(), text(100), 'must be an object of variables, such as { "brandColour": "#0f4c5c" }'));

export const taxCategory = z.enum(TAX_CATEGORIES);

export const locale = z.string().refine(isLanguageTag, 'must be a BCP 47 language tag, such as "en-GB"');

export const timeZone = z.string().refine(isTimeZone, 'must be an IANA time zone, such as "Europe/London"');

function isLanguageTag(value: string): boolean {
  try {
    return value.length <= 35 && Intl.getCanonicalLocales(value).length === 1;
  } catch {
    return false;
  }
}

function isTimeZone(value: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
