import currencyCodes from 'currency-codes';
import { UnknownCurrencyError } from './errors.js';

/** ISO 4217 codes that cannot be used on an invoice: testing, no currency, precious metals, bond units, drawing rights. */
const NOT_MONEY = new Set(['XXX', 'XTS', 'XAU', 'XAG', 'XPT', 'XPD', 'XBA', 'XBB', 'XBC', 'XBD', 'XDR', 'XUA', 'XSU']);

const digitsByCode = new Map(
  currencyCodes.data.filter(({ code }) => !NOT_MONEY.has(code)).map(({ code, digits }) => [code, digits]),
);

/** Whether `code` is a currency of ISO 4217 that an invoice can use. */
export function isCurrency(code: string): boolean {
  return digitsByCode.has(code);
}

/**
 * The number of decimals of a currency (ISO 4217 "minor unit"): JPY 0, EUR 2, KWD 3, CLF 4.
 * @throws UnknownCurrencyError
 */
export function currencyDigits(code: string): number {
  const digits = digitsByCode.get(code);
  if (digits === undefined) throw new UnknownCurrencyError(code);
  return digits;
}
