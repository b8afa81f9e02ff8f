import type { Place } from '../../terms/place.js';
import type { EInvoice } from '../../terms/terms.js';
import { daysOf } from '../placed.js';
import type { Rule } from '../rule.js';
import { normalizeSpace } from '../xpath/text.js';

const TERMS = ['BT-2', 'BT-7', 'BT-9', 'BT-26', 'BT-72', 'BT-73', 'BT-74', 'BT-134', 'BT-135'];

/** The form of days. In the model they are as UBL writes them; a day of CII that is not `YYYYMMDD` stands there as it was written. */
export const DAY_RULES: readonly Rule[] = [
  {
    id: 'BR-TMP-6',
    severity: 'warning',
    syntax: 'UBL',
    terms: TERMS,
    message: 'Each date must be written YYYY-MM-DD.',
    broken: misspeltDays,
  },
  {
    id: 'BR-TMP-7',
    severity: 'warning',
    syntax: 'CII',
    terms: TERMS,
    message: 'Each date must be written YYYYMMDD, in format 102.',
    broken: misspeltDays,
  },
];

function* misspeltDays(invoice: EInvoice): Generator<Place> {
  for (const [day, place] of daysOf(invoice)) if (!isWellSpelt(day)) yield place;
}

/** Digits of any script, as the official test has it. Those that we know well are tried first, because there may be thousands. */
function isWellSpelt(day: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(day) || /^\p{Nd}{4}-\p{Nd}{2}-\p{Nd}{2}$/u.test(normalizeSpace(day));
}
