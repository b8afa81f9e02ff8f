import { Big } from 'big.js';
import { currencyDigits } from './currency.js';
import type { DecimalString, RoundingMode } from './invoice.js';

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

const MODES = { HALF_UP: Big.roundHalfUp, DOWN: Big.roundDown, UP: Big.roundUp } as const;

/** Sum of what was divided. Each quotient may be off at its 40th decimal: without the last ten, exactly half a minor unit is exactly half again. */
export function sumOfQuotients(values: Iterable<Big>): Big {
  return sum(values).round(30, Big.roundHalfUp);
}

/** Rounds to the decimals of the currency: half away from zero (the commercial rule), unless the seller rounds otherwise. */
export function roundMoney(value: Big, currencyCode: string, mode: RoundingMode = 'HALF_UP'): Big {
  return value.round(currencyDigits(currencyCode), MODES[mode]);
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

/** The same, but an amount with more decimals keeps them. */
export function amountString(value: Big, currencyCode: string): DecimalString {
  const rounded = roundMoney(value, currencyCode);
  return rounded.eq(value) ? rounded.toFixed(currencyDigits(currencyCode)) : value.toFixed();
}

/** A calculated amount as the currency can hold it: "19.98", or "200" for 199.8 yen. */
export function calculatedAmount(exact: Big, currencyCode: string, mode: RoundingMode = 'HALF_UP'): DecimalString {
  return moneyString(roundMoney(sumOfQuotients([exact]), currencyCode, mode), currencyCode);
}

/** An exact amount with as many decimals as people read. */
export function exactText(exact: Big): string {
  return exact.round(6, Big.roundHalfUp).toFixed();
}

/** What an amount of the currency is, in words. */
export function amountWords(currencyCode: string): string {
  const digits = currencyDigits(currencyCode);
  return digits === 0
    ? `an amount without decimals, as ${currencyCode} has none`
    : `an amount with at most ${digits} decimals, as ${currencyCode} has`;
}
