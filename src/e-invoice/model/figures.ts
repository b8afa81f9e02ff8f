import type Big from 'big.js';
import { currencyDigits } from '../../invoices/currency.js';
import type { DecimalString, Invoice } from '../../invoices/invoice.js';
import { decimal } from '../../invoices/money.js';

/** EN 16931 allows amounts of two decimals (BR-DEC-*). */
const MOST_DIGITS = 2;

type Given = DecimalString | null | undefined;

/** Writes the figures of one invoice as the terms have them. */
export class Figures {
  /** The model has what goes back to the buyer as negative; the standard writes a credit note with positive amounts. */
  readonly #isTurned: boolean;
  readonly #currencyCode: string;

  constructor({ type, currencyCode }: Pick<Invoice, 'type' | 'currencyCode'>) {
    this.#isTurned = type === 'CREDIT_NOTE';
    this.#currencyCode = currencyCode;
  }

  /** A quantity or an amount with the sign that the standard gives it. */
  signed(value: DecimalString): Big {
    const number = decimal(value);
    return this.#isTurned && !number.eq(0) ? number.neg() : number;
  }

  /** An amount. */
  amount(value: DecimalString, currencyCode = this.#currencyCode): string {
    return amountText(this.signed(value), currencyCode);
  }

  /** An amount that may be absent. */
  amountIfGiven(value: Given): string | undefined {
    return value === null || value === undefined ? undefined : this.amount(value);
  }

  /** An amount that is left out if it is zero. */
  amountUnlessZero(value: DecimalString): string | undefined {
    return decimal(value).eq(0) ? undefined : this.amount(value);
  }

  /** A price: as many decimals as it has. Prices have no sign to turn. */
  price(value: Big): string {
    return amountText(value, this.#currencyCode);
  }
}

/** A decimal with two decimals, or fewer in a currency that has fewer, and more if it has more itself. */
function amountText(value: Big, currencyCode: string): string {
  const least = Math.min(MOST_DIGITS, currencyDigits(currencyCode));
  const decimals = value.toFixed().split('.')[1]?.length ?? 0;
  return value.toFixed(Math.max(least, decimals));
}

/** A quantity, a rate or a percentage, without zeros at its end. */
export function numberText(value: DecimalString): string {
  return decimal(value).toFixed();
}

/** The same if it may be absent. */
export function numberIfGiven(value: Given): string | undefined {
  return value === null || value === undefined ? undefined : numberText(value);
}
