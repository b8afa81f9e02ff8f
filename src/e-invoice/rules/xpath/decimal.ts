import type Big from 'big.js';
import { decimal, sum, ZERO } from '../../../invoices/money.js';

/** Longer than any amount. Arithmetic with what is longer could take as long as its sender likes. */
const LONGEST = 60;
const DECIMAL = /^[ \t\r\n]*([+-]?(?:\d+\.?\d*|\.\d+))[ \t\r\n]*$/;

/** `xs:decimal()` of a text; null: it is not one, or longer than an amount can be. */
export function decimalOf(text: string | undefined): Big | null {
  if (text === undefined || text.length > LONGEST) return null;
  const digits = DECIMAL.exec(text)?.[1];
  return digits === undefined
    ? null
    : decimal(
        digits
          .replace(/^\+/, '')
          .replace(/^(-?)\./, '$10.')
          .replace(/\.$/, ''),
      );
}

/** The same, but of nothing it is another value. */
export function decimalOr(text: string | undefined, absent: Big): Big | null {
  return text === undefined ? absent : decimalOf(text);
}

/** Sum of texts; null: one is not a decimal. */
export function sumOf(texts: readonly (string | undefined)[]): Big | null {
  const values = texts.map((text) => decimalOr(text, ZERO));
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
