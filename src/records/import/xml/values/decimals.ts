import { decimal } from '../../../../invoices/money.js';
import type { XmlElement } from '../../../../xml/element.js';
import type { Reading } from './reading.js';
import type { As } from './source.js';
import { line } from './texts.js';

/** `xs:decimal`: no exponent, no thousands separators. */
const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?$/;
const MOST_INTEGER_DIGITS = 18;

interface Digits {
  fraction: number;
  example: string;
}

const AMOUNT: Digits = { fraction: 4, example: 'an amount with at most 4 decimals, such as 1234.50' };
const NUMBER: Digits = {
  fraction: 10,
  example: 'a decimal number with at most 18 digits before and 10 after the point, such as 1234.5',
};
const PERCENT: Digits = { fraction: 6, example: 'a percentage with at most 6 decimals, such as 19 or 5.5' };

/** The decimal in the one form that the import format has: `+05.` is `5`, `.5` is `0.5`. Zeros at the end go only if there are too many. */
function normal(text: string, { fraction: most }: Digits): string | undefined {
  const [, sign = '', whole = '', decimals = ''] = DECIMAL.exec(text) ?? [];
  if (whole === '' && decimals === '') return undefined;
  const integer = whole.replace(/^0+(?=\d)/, '') || '0';
  const fraction = decimals.length > most ? withoutEndingZeros(decimals) : decimals;
  if (integer.length > MOST_INTEGER_DIGITS || fraction.length > most) return undefined;
  const magnitude = fraction === '' ? integer : `${integer}.${fraction}`;
  return sign === '-' && /[1-9]/.test(magnitude) ? `-${magnitude}` : magnitude;
}

/** A loop, because `/0+$/` would try every zero of a long text. */
function withoutEndingZeros(digits: string): string {
  let end = digits.length;
  while (digits[end - 1] === '0') end -= 1;
  return digits.slice(0, end);
}

function decimalOf(element: XmlElement, reading: Reading, term: string, digits: Digits): string | undefined {
  const text = line(element, reading, term);
  if (text === undefined) return undefined;
  const value = normal(text, digits);
  if (value === undefined) reading.fault(element.xpath, `must be ${digits.example} (${term})`);
  return value;
}

function inCurrency(digits: Digits): As<string> {
  return (element, reading, term) => {
    const currency = element.attribute('currencyID');
    if (currency !== undefined) reading.sawCurrency(currency, element);
    return decimalOf(element, reading, term, digits);
  };
}

/** An amount in the currency of the invoice. */
export const amount = inCurrency(AMOUNT);

/** A price, which may have more decimals than an amount. */
export const price = inCurrency(NUMBER);

/** An amount in another currency, that of BT-6. */
export const foreignAmount: As<string> = (element, reading, term) => {
  element.attribute('currencyID');
  return decimalOf(element, reading, term, AMOUNT);
};

/** A quantity. Its unit is another field. */
export const quantity: As<string> = (element, reading, term) => decimalOf(element, reading, term, NUMBER);

/** The rate of a tax. */
export const rate: As<string> = (element, reading, term) => {
  const value = decimalOf(element, reading, term, PERCENT);
  if (value === undefined || isPercentage(value)) return value;
  reading.fault(element.xpath, `must be from 0 to 100 (${term})`);
  return undefined;
};

/** The percentage of an allowance or charge. The amount is what counts, so a percentage beyond 100 or below 0 is left, and reported as unmapped. */
export const percentage: As<string> = (element, reading, term) => {
  const value = decimalOf(element, reading, term, PERCENT);
  if (value === undefined || isPercentage(value)) return value;
  element.isRead = false;
  return undefined;
};

function isPercentage(value: string): boolean {
  return !value.startsWith('-') && decimal(value).lte(100);
}

/** The same amount with the other sign. Zero has none. */
export function negated(value: string): string {
  if (!/[1-9]/.test(value)) return value;
  return value.startsWith('-') ? value.slice(1) : `-${value}`;
}
