import type { CivilDate, DecimalString } from '../../invoices/invoice.js';
import { currencyDigits } from '../../invoices/currency.js';
import { directionOf, type SupportedLocale } from './locales.js';
import { languageOf } from './regions.js';

/** How much of the name of a unit is written. */
export type UnitDisplay = 'narrow' | 'short' | 'long';

/** How one locale writes figures and days. Input and output are text: no figure becomes a JavaScript number. */
export interface Formats {
  /** An amount with all decimals of its currency, without currency sign: "1,234.50". */
  amount: (value: DecimalString, currencyCode: string) => string;
  /** An amount with the sign of its currency: "€1,234.50", "1.234,50 €". */
  money: (value: DecimalString, currencyCode: string) => string;
  /** A figure with its own decimals, at least `minimumDigits`: a quantity. */
  figure: (value: DecimalString, minimumDigits: number) => string;
  /** The same for a price, which has the separators of money. */
  price: (value: DecimalString, minimumDigits: number) => string;
  /** Per cent: "20%", "5,5 %". */
  percent: (value: DecimalString) => string;
  /** The name of one of Unicode's units beside a figure, without the figure: "h", "days". */
  unit: (value: DecimalString, unit: string, display: UnitDisplay) => string;
  /** "1 March 2026". */
  date: (value: CivilDate) => string;
  /** "1 Mar 2026". */
  shortDate: (value: CivilDate) => string;
  /** "1–31 Mar 2026". */
  period: (start: CivilDate, end: CivilDate) => string;
  /** The name of a country; the code itself if the locale has no name. */
  country: (code: string) => string;
  /** A text of the data (a number, a name) inside a sentence of the language. From right to left, isolation marks (UAX #9) keep it whole. */
  isolated: (text: string) => string;
  /** The decimal separator of figures, and that of money. */
  decimalPoint: string;
  moneyPoint: string;
}

/** More decimals than any stored figure has: nothing is ever rounded here. */
const ALL_DIGITS = 20;

/** The formats of a locale. Building them takes milliseconds, so build them once. */
export function formatsOf(locale: SupportedLocale): Formats {
  const numbers = numberFormats(locale);
  const units = unitNames(locale);
  const days = new Intl.DateTimeFormat(locale, { ...CIVIL, day: 'numeric', month: 'long', year: 'numeric' });
  const shortDays = new Intl.DateTimeFormat(locale, { ...CIVIL, ...(SHORT_DAYS[locale] ?? WITH_SHORT_MONTH) });
  // French dates have an ordinal for the first day of a month only, which Unicode's formats lack.
  const ordinal = (date: string) => (locale.startsWith('fr') ? date.replace(/^1 /, '1er ') : date);
  const countries = new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' });
  const isRightToLeft = directionOf(locale) === 'rtl';
  const inDirection = isRightToLeft ? withMarks : (text: string) => text;
  const amounts = MONEY_APART.has(locale) ? numberFormats(locale, moneyWithoutSign) : numbers;
  const digits = (currency: string) => fractionDigits(currencyDigits(currency), currencyDigits(currency));
  return {
    amount: (value, currency) => amounts(digits(currency), value),
    money: (value, currency) => inDirection(numbers({ ...digits(currency), style: 'currency', currency }, value)),
    figure: (value, minimumDigits) => numbers(fractionDigits(minimumDigits, ALL_DIGITS), value),
    price: (value, minimumDigits) => amounts(fractionDigits(minimumDigits, ALL_DIGITS), value),
    percent: (value) => numbers({ ...fractionDigits(0, ALL_DIGITS), style: 'unit', unit: 'percent' }, value),
    unit: (value, unit, display) =>
      units(value, { style: 'unit', unit, unitDisplay: display === 'narrow' ? (WITHOUT_LETTERS[locale] ?? 'narrow') : display }),
    date: (value) => ordinal(normalise(days.format(utcDay(value)))),
    shortDate: (value) => withoutNought(normalise(shortDays.format(utcDay(value)))),
    period: (start, end) =>
      start === end
        ? ordinal(normalise(days.format(utcDay(start))))
        : dashed(withoutNought(normalise(rangeOf(locale, shortDays, utcDay(start), utcDay(end))))),
    country: (code) => (/^[A-Z]{2}$/.test(code) ? (countries.of(code) ?? code) : code),
    isolated: isRightToLeft ? (text) => `\u2068${text}\u2069` : (text) => text,
    decimalPoint: numbers(fractionDigits(1, 1), '0.5').replaceAll(/\d/g, ''),
    moneyPoint: amounts(fractionDigits(1, 1), '0.5').replaceAll(/\d/g, ''),
  };
}

/** Days are calendar days (Gregorian). They are read in the zone in which they were created, so that no day shifts. */
const CIVIL = { calendar: 'gregory', numberingSystem: 'latn', timeZone: 'UTC' } as const;

const WITH_SHORT_MONTH = { day: 'numeric', month: 'short', year: 'numeric' } as const;

/** Where the letters of narrow forms ("h") are no abbreviations that readers know. */
const WITHOUT_LETTERS: Partial<Record<SupportedLocale, UnitDisplay>> = {
  ar: 'long',
  'he-IL': 'long',
  'ja-JP': 'short',
  'zh-Hans': 'short',
  'zh-Hant': 'short',
  'zh-HK': 'short',
};

/** Portuguese does not abbreviate month names: Unicode's short form is "1/09/2026", which nobody writes. */
const SHORT_DAYS: Partial<Record<SupportedLocale, Intl.DateTimeFormatOptions>> = {
  'pt-PT': { day: '2-digit', month: '2-digit', year: 'numeric' },
};

const utcDay = (value: CivilDate) => new Date(`${value}T00:00:00Z`);

const fractionDigits = (minimumFractionDigits: number, maximumFractionDigits: number) => ({
  minimumFractionDigits,
  maximumFractionDigits,
});

/**
 * "negative" avoids a sign before zero. Thousands are always separated. In running text, Spanish, Italian, Polish and Portuguese do not separate four digits
 * (Unicode follows them). But in a column of amounts 1.234,50 is below 12.345,00, and bookkeepers there write it so.
 */
const EXACT = { numberingSystem: 'latn', signDisplay: 'negative', useGrouping: 'always' } as const;

/** Regions that write money with other separators than other figures: "1.234,50", but "1 234,5 m" in Austria. */
const MONEY_APART = new Set<SupportedLocale>(['de-AT', 'fr-CH']);

/** An amount as the region writes money, without the sign of the currency and its space. */
function moneyWithoutSign(format: Intl.NumberFormat, value: DecimalString): string {
  const parts = format.formatToParts(value as Intl.StringNumericLiteral);
  return parts.flatMap((part) => (part.type === 'currency' || part.type === 'literal' ? [] : [part.value])).join('');
}

/** `written`: how a figure is written; of money, without its sign. */
function numberFormats(
  locale: string,
  written?: (format: Intl.NumberFormat, value: DecimalString) => string,
): (options: Intl.NumberFormatOptions, value: DecimalString) => string {
  // Any currency has the separators of money.
  const style = written ? ({ style: 'currency', currency: 'EUR' } as const) : {};
  const formats = new Map<string, Intl.NumberFormat>();
  return (options, value) => {
    const key = JSON.stringify(options);
    const known = formats.get(key);
    const format = known ?? new Intl.NumberFormat(locale, { ...EXACT, ...style, ...options });
    if (!known) formats.set(key, format);
    return withMinus(normalise(written ? written(format, value) : format.format(value as Intl.StringNumericLiteral)));
  };
}

/** More than any language has a word form of its own for. */
const MANY = '100';

/** The name of a unit in the form that goes with a figure. */
function unitNames(locale: string): (value: DecimalString, options: Intl.NumberFormatOptions) => string {
  const formats = new Map<string, Intl.NumberFormat>();
  return (value, options) => {
    const key = JSON.stringify(options);
    const format = formats.get(key) ?? new Intl.NumberFormat(locale, { ...EXACT, ...fractionDigits(0, ALL_DIGITS), ...options });
    formats.set(key, format);
    const parts = format.formatToParts(value as Intl.StringNumericLiteral);
    // The Arabic dual ("two hours" in one word) already counts, but here the figure is beside it.
    const counted = parts.some(({ type }) => type === 'integer') ? parts : format.formatToParts(MANY);
    const words = counted.filter(({ type }) => type === 'unit').map((part) => part.value);
    return normalise(words.join(' '));
  };
}

/** Traditional Chinese has a short range only in figures, which could be read as a fraction. */
function rangeOf(locale: SupportedLocale, days: Intl.DateTimeFormat, start: Date, end: Date): string {
  return languageOf(locale) === 'zh-Hant' ? `${days.format(start)}至${days.format(end)}` : days.formatRange(start, end);
}

/** ICU versions differ in spaces, direction marks and the apostrophe of Swiss thousands; documents must not. */
function normalise(text: string): string {
  return text
    .replaceAll(/(?<=\d)'(?=\d{3})/g, '’')
    .replaceAll(/[\u2009\u202f]/g, '\u00a0')
    .replaceAll(/[\u061c\u200e\u200f]/g, '');
}

/** A real minus. */
function withMinus(text: string): string {
  return text.replaceAll('-', '\u2212');
}

/** A day before a month name has no leading zero. In Italian, only Unicode's date ranges have one ("01–28 feb 2026"). */
function withoutNought(text: string): string {
  return text.replaceAll(/(?<!\d)0(?=\d(?:\s*–|\s\p{Letter}))/gu, '');
}

/**
 * In text from right to left, isolation keeps a minus to the left of its figure, and the parts of "UK£" in order. A figure alone (`amount`, `percent`) needs
 * no marks, because its place in the document has its own direction.
 */
function withMarks(text: string): string {
  return text.replace(/^\u2212[\d.,]+|\p{Script=Latin}+\p{Currency_Symbol}?$/gu, '\u2066$&\u2069');
}

/** An en dash has no spaces between two day numbers ("1–31 March"), and spaces between longer expressions. */
function dashed(text: string): string {
  return text.replace(/\s*–\s*/u, (_dash, at: number) => {
    const close = /(^|\D)\d{1,2}\.?$/.test(text.slice(0, at)) && /^\s*–\s*\d{1,2}\b/u.test(text.slice(at));
    return close ? '–' : ' – ';
  });
}
