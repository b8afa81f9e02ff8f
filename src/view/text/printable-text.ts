import { withComposedLetters } from '../../invoices/normal-text.js';
import { UNPRINTABLE, withLineFeeds } from '../../invoices/text-faults.js';

const EVERY_UNPRINTABLE = new RegExp(UNPRINTABLE.source, 'gu');
/**
 * Of those, the characters that are stored and printed as U+FFFD: no font has them, and they were invisible anyway. The others are not covered by any font,
 * and should not be.
 */
const NOTHING_TO_SEE = /(?![\n\t])[\p{Control}\p{Surrogate}\p{Noncharacter_Code_Point}\u2028\u2029]/u;
const EVERY_NOTHING_TO_SEE = new RegExp(NOTHING_TO_SEE.source, 'gu');
/** A soft hyphen is drawn at the end of a line only, but splits the word for everyone who searches the document. */
const SOFT_HYPHENS = /\u00ad/g;
/** Nothing of a text of these characters is ever replaced. */
const PLAIN = /^[\n\t\u0020-\u007e\u00a0-\u00ac\u00ae-\u02ff]*$/;
const BIDI_CONTROLS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/**
 * A copy of plain data in which every string can be printed, and found in the printed text: line separators become line feeds, invisible characters U+FFFD, letters
 * with separate marks one character; soft hyphens go. Bytes stay as they are.
 */
export function printable<T>(value: T): T {
  return copy(value) as T;
}

/** A text in which words are found: letters with separate marks become one character, and soft hyphens go. */
export function searchable(text: string): string {
  return withComposedLetters(text.replaceAll(SOFT_HYPHENS, ''));
}

/** The next invisible character of a text from an index on, and the index after it; null if there is none. */
export function nextUnprintable(text: string, from = 0): { codePoints: number[]; end: number } | null {
  EVERY_UNPRINTABLE.lastIndex = from;
  const [found] = EVERY_UNPRINTABLE.exec(text) ?? [];
  if (found === undefined) return null;
  return { codePoints: [found.codePointAt(0) ?? 0], end: EVERY_UNPRINTABLE.lastIndex };
}

function copy(value: unknown): unknown {
  if (typeof value === 'string') return printableText(value);
  if (Array.isArray(value)) return value.map(copy);
  if (value === null || typeof value !== 'object' || value instanceof Uint8Array) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, copy(item)]));
}

function printableText(value: string): string {
  if (PLAIN.test(value)) return value;
  const text = NOTHING_TO_SEE.test(value) ? withLineFeeds(value).replaceAll(EVERY_NOTHING_TO_SEE, '\ufffd') : value;
  return searchable(text);
}

/** Text on one line without bidi controls, for places without markup: the title and the margins of the page. */
export function oneLine(value: string): string {
  return value.replaceAll(BIDI_CONTROLS, '').replaceAll(/\s+/g, ' ').trim();
}

/** The text without surrounding space; null when nothing is left. */
export function presence(value: string | null | undefined): string | null {
  return value?.trim() || null;
}
