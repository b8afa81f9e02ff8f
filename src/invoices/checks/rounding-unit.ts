import type Big from 'big.js';
import type { Checkable } from './checkable.js';
import { decimal, minorUnit } from '../money.js';

/** Currencies of ISO 4217 with minor units that are no longer in use: those without digits in CLDR 45, for cash or for all. Kronor and koruny keep them on invoices. */
const WITHOUT_SMALL_MONEY = new Set(
  'AFN ALL AMD COP CRC GYD HUF IDR IQD IRR KPW LAK LBP MGA MMK MNT MRU MUR PKR RSD SLL SOS SYP TWD TZS UZS YER'.split(' '),
);

/** The unit that the amounts of an invoice are rounded to: the minor unit, or whole forints if all its amounts are whole. */
export function roundingUnit({ currencyCode, lines, taxBreakdown, totals }: Checkable): Big {
  if (!hasSmallMoney(currencyCode)) {
    const amounts = [
      ...lines.map(({ netAmount }) => netAmount),
      ...taxBreakdown.flatMap(({ taxableAmount, taxAmount }) => [taxableAmount, taxAmount]),
      ...Object.values(totals),
    ];
    if (amounts.every((amount) => decimal(amount).mod(1).eq(0))) return decimal('1');
  }
  return minorUnit(currencyCode);
}

/** Whether people use amounts below one of the currency. */
export function hasSmallMoney(currencyCode: string): boolean {
  return minorUnit(currencyCode).lt(1) && !WITHOUT_SMALL_MONEY.has(currencyCode);
}
