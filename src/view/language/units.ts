import type { DecimalString } from '../../invoices/invoice.js';
import type { Formats, UnitDisplay } from './formats.js';
import { UNIT_WORDS } from './unit-words.js';
import { type Messages, fill } from './messages.js';
import { UNIT_SIGNS } from './unit-signs.js';

/** Codes of "one" and of "mutually defined": nothing would be said. */
const NAMELESS = new Set(['C62', '1', 'ZZ', 'XZZ']);

/** Codes of pieces (UN/ECE Recommendations 20 and 21). A document that only counts pieces does not name them. */
const PIECES = new Set(['H87', 'EA', 'NAR', 'PCE', 'XPP']);

/** Units that Unicode names in every language, and the form that people write: "h", but "days". */
const UNICODE_UNITS = new Map<string, readonly [unit: string, display: UnitDisplay]>([
  ['SEC', ['second', 'narrow']],
  ['MIN', ['minute', 'short']],
  ['HUR', ['hour', 'narrow']],
  ['LH', ['hour', 'narrow']],
  ['OT', ['hour', 'narrow']],
  ['DAY', ['day', 'long']],
  ['WEE', ['week', 'long']],
  ['MON', ['month', 'long']],
  ['ANN', ['year', 'long']],
  ['C26', ['millisecond', 'short']],
  ['GRM', ['gram', 'short']],
  ['KGM', ['kilogram', 'short']],
  ['LBR', ['pound', 'short']],
  ['ONZ', ['ounce', 'short']],
  ['STI', ['stone', 'short']],
  ['MMT', ['millimeter', 'short']],
  ['CMT', ['centimeter', 'short']],
  ['MTR', ['meter', 'short']],
  ['LM', ['meter', 'short']],
  ['KMT', ['kilometer', 'short']],
  ['INH', ['inch', 'short']],
  ['FOT', ['foot', 'short']],
  ['YRD', ['yard', 'short']],
  ['SMI', ['mile', 'short']],
  ['HAR', ['hectare', 'short']],
  ['ACR', ['acre', 'short']],
  ['MLT', ['milliliter', 'short']],
  ['LTR', ['liter', 'short']],
  ['GLL', ['gallon', 'short']],
  ['OZA', ['fluid-ounce', 'short']],
  ['CEL', ['celsius', 'short']],
  ['FAH', ['fahrenheit', 'short']],
  ['A99', ['bit', 'short']],
  ['AD', ['byte', 'long']],
  ['2P', ['kilobyte', 'short']],
  ['4L', ['megabyte', 'short']],
  ['E34', ['gigabyte', 'short']],
  ['E35', ['terabyte', 'short']],
  ['E36', ['petabyte', 'short']],
]);

/** Whether a code counts pieces or says nothing about the unit. */
export function countsPieces(code: string): boolean {
  return NAMELESS.has(code) || PIECES.has(code);
}

/** The name of a unit (BT-130) beside a quantity, as people write it; the code itself if it has no name. Null for "one". */
export function unitName(code: string, quantity: DecimalString, messages: Messages, formats: Formats): string | null {
  if (NAMELESS.has(code)) return null;
  const unicode = UNICODE_UNITS.get(code);
  if (unicode) return formats.unit(quantity, ...unicode);
  const word = PIECES.has(code) ? 'unitPiece' : UNIT_WORDS.get(code);
  // The number only chooses the form of the word; it is not printed.
  if (word) return fill(messages[word], { count: Math.abs(Number(quantity)) });
  return UNIT_SIGNS.get(code) ?? code;
}
