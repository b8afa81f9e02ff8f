import { Big } from 'big.js';
import { ZERO } from '../../invoices/money.js';
import type { Numbers } from './numbers.js';
import { isBlank } from './places.js';

const HALF_CENT = '0.005';
const CENT = '0.01';

/** Rounds to two decimals as XPath does: a half goes up, so -0.005 becomes 0. Null for null. */
export function cents(value: Big | null): Big | null {
  if (value === null) return null;
  const rounded = value.round(2, Big.roundHalfUp);
  // big.js rounds -0.005 to -0.01.
  return value.minus(rounded).eq(HALF_CENT) ? rounded.plus(CENT) : rounded;
}

/** Whether two numbers are there and equal. */
export function areEqual(one: Big | null, other: Big | null): boolean {
  return one !== null && other !== null && one.eq(other);
}

/** Whether two numbers are there and differ by less than 1. */
export function areClose(one: Big | null, other: Big | null): boolean {
  return one !== null && other !== null && one.minus(other).abs().lt(1);
}

/** The number of an optional amount: zero if it is missing, null if it is not a number. */
export function optional(text: string | undefined, numbers: Numbers): Big | null {
  return text === undefined || isBlank(text) ? ZERO : numbers.read(text);
}

/** The sum of optional amounts. Null if one of them is not a number. */
export function sumOf(texts: readonly (string | undefined)[], numbers: Numbers): Big | null {
  return texts.reduce((sum: Big | null, text) => plus(sum, optional(text, numbers)), ZERO);
}

/** Null if one of the two is no number. */
export function plus(one: Big | null, other: Big | null): Big | null {
  return one === null || other === null ? null : one.plus(other);
}

/** Null if one of the two is no number. */
export function minus(one: Big | null, other: Big | null): Big | null {
  return one === null || other === null ? null : one.minus(other);
}
