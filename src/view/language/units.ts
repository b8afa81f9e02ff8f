import type { DecimalString } from '../../invoices/invoice.js';
import type { Formats } from './formats.js';
import { UNICODE_UNITS } from './unicode-units.js';
import { UNIT_WORDS } from './unit-words.js';
import { type Messages, fill } from './messages.js';
import { UNIT_SIGNS } from './unit-signs.js';

/** Codes of "one" and of "mutually defined": nothing would be said. */
const NAMELESS = new Set(['C62', '1', 'ZZ', 'XZZ']);

/** Codes of pieces (UN/ECE Recommendations 20 and 21). A document that only counts pieces does not name them. */
const PIECES = new Set(['H87', 'EA', 'NAR', 'PCE', 'XPP']);

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
