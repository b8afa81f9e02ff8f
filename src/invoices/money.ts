import { Big } from 'big.js';
import { currencyDigits } from './currency.js';
import type { DecimalString } from './invoice.js';

/** Exact division needs a bound: 40 decimals, far beyond any amount's own. */
const Decimal = Big();
Decimal.DP = 40;
Decimal.RM = Decimal.roundHalfUp;
// Plain notation for every magnitude: "1e+30" is not an amount.
Decimal.PE = 1e6;
Decimal.NE = -1e6;

/** A decimal from text. @throws Error if `value` is not a decimal number. */
export function decimal(value: DecimalString): Big {
  return new Decimal(value);
}

export const ZERO: Big = decimal('0');

/** Sum of decimals. */
export function sum(values: Iterable<Big>): Big {
  let total = ZERO;
  for (const value of values) total = total.plus(value);
  return total;
}

/** Rounds to the decimals of the currency, half away from zero (the commercial rule). */
export function roundMoney(value: Big, currencyCode: string): Big {
  return value.round(currencyDigits(currencyCode), Big.roundHalfUp);
}

/** The smallest amount of the currency: 0.01 for EUR, 1 for JPY. */
export function minorUnit(currencyCode: string): Big {
  return decimal('1').div(decimal('10').pow(currencyDigits(currencyCode)));
}

/** An amount with exactly the decimals of its currency, e.g. "1234.50". @throws RangeError if it has more. */
export function moneyString(value: Big, currencyCode: string): DecimalString {
  const rounded = roundMoney(value, currencyCode);
  if (!rounded.eq(value)) throw new RangeError(`${value.toFixed()} has more decimals than ${currencyCode} has`);
  return rounded.toFixed(currencyDigits(currencyCode));
}
