import type Big from 'big.js';
import { decimal, sum, ZERO } from '../../../invoices/money.js';
import type { Numbers } from '../numbers.js';

/** The decimal that a text is, or another value if there is no text; null: it is none. */
export function decimalOr(absent: Big, text: string | undefined, numbers: Numbers): Big | null {
  return text === undefined ? absent : numbers.read(text);
}

/** Sum of texts; those that are absent do not count. Null: one is not a decimal. */
export function sumOf(texts: readonly (string | undefined)[], numbers: Numbers): Big | null {
  const values = texts.map((text) => decimalOr(ZERO, text, numbers));
  return values.every((value) => value !== null) ? sum(values) : null;
}

const HALF_A_CENT = decimal('0.005');
const CENT = decimal('0.01');

/** `round()` to two decimals. XPath rounds a half towards the greater number: -0.005 to 0. */
export function roundToCents(value: Big): Big {
  const rounded = value.round(2);
  return value.minus(rounded).eq(HALF_A_CENT) ? rounded.plus(CENT) : rounded;
}

/** Whether two amounts differ by no more than a slack. */
export function isWithin(slack: Big, amount: Big, expected: Big): boolean {
  return amount.minus(expected).abs().lte(slack);
}
