import { InconsistentInvoiceError } from '../errors.js';
import type { DecimalString } from '../invoice.js';
import type { LedgerInvoice, LedgerLine } from './ledger.js';
import { amountWords, decimal, moneyString, sum } from '../money.js';

/** An amount with exactly the decimals of its currency. @throws InconsistentInvoiceError if it has more */
export function amountText(value: DecimalString, currencyCode: string): DecimalString {
  try {
    return moneyString(decimal(value), currencyCode);
  } catch (error) {
    if (error instanceof RangeError) throw new InconsistentInvoiceError('amount', value, amountWords(currencyCode));
    throw error;
  }
}

/** What a line costs with its tax. */
export function lineTotal({ netAmount, taxAmount }: LedgerLine): DecimalString {
  return decimal(netAmount).plus(taxAmount).toFixed();
}

/** What the freight costs, without tax. */
export function freightTotal({ freightCharges }: LedgerInvoice): DecimalString {
  return sum(freightCharges.map(decimal)).toFixed();
}

/** A quantity or percentage without needless zeros. */
export function plainDecimal(value: DecimalString): DecimalString {
  return decimal(value).toFixed();
}
