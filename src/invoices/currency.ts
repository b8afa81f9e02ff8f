import { CURRENCY_LIST } from './currency-list.js';
import { UnknownCurrencyError } from './errors.js';
import type { CivilDate } from './invoice.js';

interface Currency {
  digits: number;
  /** The last day on which it was legal tender; null while it is. */
  lastDay: CivilDate | null;
}

const currencies = new Map(
  [...CURRENCY_LIST.matchAll(/([A-Z]{3}) (\d)(?: ([\d-]+))?,/g)].map(([, code = '', digits, lastDay]): [string, Currency] => [
    code,
    { digits: Number(digits), lastDay: lastDay ?? null },
  ]),
);

/** Whether `code` is a currency of ISO 4217 that an invoice can use: one of today or of the past. */
export function isCurrency(code: string): boolean {
  return currencies.has(code);
}

/**
 * The number of decimals of a currency (ISO 4217 "minor unit"): JPY 0, EUR 2, KWD 3, CLF 4.
 * @throws UnknownCurrencyError
 */
export function currencyDigits(code: string): number {
  const currency = currencies.get(code);
  if (!currency) throw new UnknownCurrencyError(code);
  return currency.digits;
}

/** Whether a currency was not legal tender any more on a day. Invoices in it are odd, but not wrong. */
export function currencyIsWithdrawn(code: string, issueDate: CivilDate): boolean {
  const lastDay = currencies.get(code)?.lastDay ?? null;
  return lastDay !== null && issueDate > lastDay;
}
