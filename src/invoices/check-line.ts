import type { Checkable } from './checkable.js';
import { InconsistentInvoiceError } from './errors.js';
import { exactNet, exactTax, extendedAmount } from './line-amounts.js';
import { decimal, minorUnit, moneyString } from './money.js';

/**
 * Checks that a line's stored net amount and tax follow from its quantity, price and rate. Net amounts may be rounded either way at exactly
 * half a minor unit; tax may be one minor unit off where shares of a rounded breakdown are spread over lines.
 * @throws InconsistentInvoiceError
 */
export function checkLine(line: Checkable['lines'][number], index: number, invoice: Checkable): void {
  const { currencyCode, priceTaxInclusive } = invoice;
  const unit = minorUnit(currencyCode);
  const amount = extendedAmount(line, currencyCode);
  const net = priceTaxInclusive ? exactNet(amount, line.taxRate) : amount;
  const stored = { net: decimal(line.netAmount), tax: decimal(line.taxAmount) };

  const refuse = (field: string, value: string, expected: string): never => {
    throw new InconsistentInvoiceError(`lines[${index}].${field}`, value, expected);
  };
  if (decimal(line.taxRate).lt(0)) refuse('taxRate', line.taxRate, 'zero or more');
  if (stored.net.minus(net).abs().gt(unit.div(2))) refuse('netAmount', line.netAmount, net.toFixed());
  if (priceTaxInclusive) {
    if (!stored.net.plus(stored.tax).eq(amount)) {
      refuse('taxAmount', line.taxAmount, moneyString(amount.minus(stored.net), currencyCode));
    }
  } else if (stored.tax.minus(exactTax(stored.net, line.taxRate)).abs().gt(unit)) {
    refuse('taxAmount', line.taxAmount, exactTax(stored.net, line.taxRate).toFixed());
  }
}
