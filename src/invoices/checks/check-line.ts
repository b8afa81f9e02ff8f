import type { Checkable } from './checkable.js';
import { InconsistentInvoiceError } from '../errors.js';
import { exactExtendedAmount, exactNet, exactTax, extendedAmount } from '../totals/line-amounts.js';
import { decimal, minorUnit, moneyString } from '../money.js';

/**
 * Checks that a line's stored net amount and tax follow from its quantity, price and rate. At exactly half a minor unit, rounding up and down are
 * both right. If tax is rounded once for the whole breakdown, a line's share of it may be less than one minor unit off.
 * @throws InconsistentInvoiceError
 */
export function checkLine(line: Checkable['lines'][number], index: number, invoice: Checkable): void {
  const { currencyCode, priceTaxInclusive, taxRounding } = invoice;
  const unit = minorUnit(currencyCode);
  const gross = extendedAmount(line, currencyCode);
  const net = priceTaxInclusive ? exactNet(gross, line.taxRate) : exactExtendedAmount(line);
  const stored = { net: decimal(line.netAmount), tax: decimal(line.taxAmount) };

  const refuse = (field: string, value: string, expected: string): never => {
    throw new InconsistentInvoiceError(`lines[${index}].${field}`, value, expected);
  };
  if (decimal(line.taxRate).lt(0)) refuse('taxRate', line.taxRate, 'zero or more');
  if (stored.net.minus(net).abs().gt(unit.div(2))) refuse('netAmount', line.netAmount, net.toFixed());
  if (priceTaxInclusive) {
    if (!stored.net.plus(stored.tax).eq(gross)) {
      refuse('taxAmount', line.taxAmount, moneyString(gross.minus(stored.net), currencyCode));
    }
    return;
  }
  const tax = exactTax(stored.net, line.taxRate);
  const off = stored.tax.minus(tax).abs();
  if (taxRounding === 'LINE' ? off.gt(unit.div(2)) : off.gte(unit)) refuse('taxAmount', line.taxAmount, tax.toFixed());
}
