import type { CivilDate, DecimalString } from '../../invoices/invoice.js';
import { currencyDigits } from '../../invoices/currency.js';
import { directionOf, type SupportedLocale } from './locales.js';

/** How one locale writes figures and days. Everything goes in as text and comes out as text: no figure becomes a JavaScript number. */
export interface Formats {
  /** An amount with all decimals of its currency and no sign for it: "1,234.50". */
  amount: (value: DecimalString, currencyCode: string) => string;
  /** An amount with the sign of its currency: "€1,234.50", "1.234,50 €". */
  money: (value: DecimalString, currencyCode: string) => string;
  /** A figure with its own decimals, at least `minimumDigits`: quantities and unit prices. */
  figure: (value: DecimalString, minimumDigits: number) => string;
  /** Per cent: "20%", "5,5 %". */
  percent: (value: DecimalString) => string;
  /** "1 March 2026". */
  date: (value: CivilDate) => string;
  /** "1 Mar 2026". */
  shortDate: (value: CivilDate) => string;
  /** "1–31 Mar 2026". */
  period: (start: CivilDate, end: CivilDate) => string;
  /** The name of a country; the code itself where it has none. */
  country: (code: string) => string;
  /** A text of the data (a number, a name) as it stands among words of the language: from right to left, marks of isolation (UAX #9) keep it whole. */
  isolated: (text: string) => string;
  /** The character between whole number and decimals. */
  decimalPoint: string;
}

/** More decimals than any stored figure has: nothing is ever rounded here. */
const ALL_DIGITS = 20;

/** The formats of a locale. Building them costs milliseconds: build them once. */
export function formatsOf(locale: SupportedLocale): Formats {
  const numbers = numberFormats(locale);
  const days = new Intl.DateTimeFormat(locale, { ...CIVIL, day: 'numeric', month: 'long', year: 'numeric' });
  const shortDays = new Intl.DateTimeFormat(locale, { ...CIVIL, ...(SHORT_DAYS[locale] ?? WITH_SHORT_MONTH) });
  const countries = new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' });
  const isRightToLeft = directionOf(locale) === 'rtl';
  const inDirection = isRightToLeft ? withMarks : (text: string) => text;
  const digits = (currency: string) => fractionDigits(currencyDigits(currency), currencyDigits(currency));
  return {
    amount: (value, currency) => numbers(digits(currency), value),
    money: (value, currency) => inDirection(numbers({ ...digits(currency), style: 'currency', currency }, value)),
    figure: (value, minimumDigits) => numbers(fractionDigits(minimumDigits, ALL_DIGITS), value),
    percent: (value) => numbers({ ...fractionDigits(0, ALL_DIGITS), style: 'unit', unit: 'percent' }, value),
    date: (value) => normalise(days.format(utcDay(value))),
    shortDate: (value) => normalise(shortDays.format(utcDay(value))),
    period: (start, end) =>
      start === end
        ? normalise(days.format(utcDay(start)))
        : dashed(withoutNought(normalise(shortDays.formatRange(utcDay(start), utcDay(end))))),
    country: (code) => (/^[A-Z]{2}$/.test(code) ? (countries.of(code) ?? code) : code),
    isolated: isRightToLeft ? (text) => `\u2068${text}\u2069` : (text) => text,
    decimalPoint: numbers(fractionDigits(1, 1), '0.5').replaceAll(/\d/g, ''),
  };
}

/** Days are civil: Gregorian, and read in the zone in which they were made, so that none shifts. */
const CIVIL = { calendar: 'gregory', numberingSystem: 'latn', timeZone: 'UTC' } as const;

const WITH_SHORT_MONTH = { day: 'numeric', month: 'short', year: 'numeric' } as const;

/** Portuguese does not shorten the names of its months: Unicode's own short form is "1/09/2026", which nobody writes. */
const SHORT_DAYS: Partial<Record<SupportedLocale, Intl.DateTimeFormatOptions>> = {
  'pt-PT': { day: '2-digit', month: '2-digit', year: 'numeric' },
};

const utcDay = (value: CivilDate) => new Date(`${value}T00:00:00Z`);

const fractionDigits = (minimumFractionDigits: number, maximumFractionDigits: number) => ({
  minimumFractionDigits,
  maximumFractionDigits,
});

/**
 * "negative" keeps the sign off a zero. Thousands are always set apart: in running text Spanish, Italian, Polish and Portuguese leave four figures together
 * (Unicode follows them), but in a column of amounts 1.234,50 stands below 12.345,00, and bookkeepers there write it so.
 */
const EXACT = { numberingSystem: 'latn', signDisplay: 'negative', useGrouping: 'always' } as const;

function numberFormats(locale: string): (options: Intl.NumberFormatOptions, value: DecimalString) => string {
  const formats = new Map<string, Intl.NumberFormat>();
  return (options, value) => {
    const key = JSON.stringify(options);
    const known = formats.get(key);
    const format = known ?? new Intl.NumberFormat(locale, { ...EXACT, ...options });
    if (!known) formats.set(key, format);
    return withMinus(normalise(format.format(value as Intl.StringNumericLiteral)));
  };
}

/** ICU's versions differ in their spaces and in their marks of direction; a document does not. */
function normalise(text: string): string {
  return text.replaceAll(/[\u2009\u202f]/g, '\u00a0').replaceAll(/[\u061c\u200e\u200f]/g, '');
}

/** A real minus. */
function withMinus(text: string): string {
  return text.replaceAll('-', '\u2212');
}

/** A day before the name of its month has no nought: in Italian, Unicode's ranges alone have one ("01–28 feb 2026"). */
function withoutNought(text: string): string {
  return text.replaceAll(/(?<!\d)0(?=\d(?:\s*–|\s\p{Letter}))/gu, '');
}

/**
 * Among words from right to left, a minus keeps to the left of its figure, and the parts of "UK£" stay in their order: each is isolated. A figure that
 * stands alone (`amount`, `percent`) needs no marks: its place in the document has a direction of its own.
 */
function withMarks(text: string): string {
  return text.replace(/^\u2212[\d.,]+|\p{Script=Latin}+\p{Currency_Symbol}?$/gu, '\u2066$&\u2069');
}

/** An en dash stands close between two day figures ("1–31 March") and apart between longer expressions. */
function dashed(text: string): string {
  return text.replace(/\s*–\s*/u, (_dash, at: number) => {
    const close = /(^|\D)\d{1,2}\.?$/.test(text.slice(0, at)) && /^\s*–\s*\d{1,2}\b/u.test(text.slice(at));
    return close ? '–' : ' – ';
  });
}
