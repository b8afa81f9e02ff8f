import type Big from 'big.js';
import { InconsistentInvoiceError } from './errors.js';
import type { Checkable } from './checkable.js';
import { exactTax, netOfAllowancesAndCharges } from './line-amounts.js';
import { ZERO, decimal, minorUnit, roundMoney, sum } from './money.js';
import { type TaxGroup, type Taxed, taxGroupKey, taxGroups } from './tax-groups.js';

interface Entry extends Taxed {
  /** The tax stored with a line; none is stored with an allowance or charge of the document. */
  tax: Big | null;
}

/**
 * Checks that the tax breakdown is the lines' and the document's allowances and charges, grouped (BR-S-08, BR-CO-17 and their like).
 * @throws InconsistentInvoiceError
 */
export function checkBreakdown(invoice: Checkable): void {
  const groups = taxGroups(taxedEntries(invoice));
  const seen = new Set<string>();
  invoice.taxBreakdown.forEach((entry, index) => {
    const key = taxGroupKey(entry.category, entry.rate);
    const field = `taxBreakdown[${index}]`;
    const group = groups.get(key);
    if (!group || seen.has(key))
      throw new InconsistentInvoiceError(field, key, 'one entry for each tax category and rate in use');
    seen.add(key);
    checkEntry(entry, group, field, invoice);
  });
  const missing = [...groups.keys()].find((key) => !seen.has(key));
  if (missing !== undefined) throw new InconsistentInvoiceError('taxBreakdown', 'without an entry', `an entry for ${missing} %`);
}

function taxedEntries(invoice: Checkable): Entry[] {
  return [
    ...invoice.lines.map((line) => ({
      category: line.taxCategory,
      rate: line.taxRate,
      net: decimal(line.netAmount),
      tax: decimal(line.taxAmount),
    })),
    ...invoice.allowancesAndCharges.map((item) => ({
      category: item.taxCategory,
      rate: item.taxRate,
      net: netOfAllowancesAndCharges([item]),
      tax: null,
    })),
  ];
}

function checkEntry(entry: Checkable['taxBreakdown'][number], group: TaxGroup<Entry>, field: string, invoice: Checkable): void {
  const unit = minorUnit(invoice.currencyCode);
  const taxable = sum(group.members.map(({ net }) => net));
  if (!taxable.eq(entry.taxableAmount)) {
    throw new InconsistentInvoiceError(`${field}.taxableAmount`, entry.taxableAmount, taxable.toFixed());
  }
  const rounded = (net: Big) => roundMoney(exactTax(net, entry.rate), invoice.currencyCode);
  const lineTax = sum(group.members.map(({ net, tax }) => tax ?? rounded(net)));
  const stored = decimal(entry.taxAmount);
  const lineByLine = invoice.taxRounding === 'LINE' || invoice.priceTaxInclusive;
  const exact = exactTax(taxable, entry.rate);
  // Rounded once: either way is right at exactly half a minor unit.
  if (lineByLine ? !stored.eq(lineTax) : stored.minus(exact).abs().gt(unit.div(2))) {
    throw new InconsistentInvoiceError(`${field}.taxAmount`, entry.taxAmount, (lineByLine ? lineTax : exact).toFixed());
  }
  // The tax column of the lines must add up to the breakdown; what the document level took or gave is known to a minor unit each.
  const slack = unit.times(lineByLine ? 0 : group.members.filter(({ tax }) => tax === null).length);
  if (stored.minus(lineTax).abs().gt(slack)) {
    throw new InconsistentInvoiceError(`${field}.taxAmount`, entry.taxAmount, `${lineTax.toFixed()}, the tax of its lines`);
  }
}

/** What the breakdown taxes altogether, and its tax. */
export function breakdownSums(invoice: Pick<Checkable, 'taxBreakdown'>): { taxable: Big; tax: Big } {
  return invoice.taxBreakdown.reduce(
    (sums, entry) => ({ taxable: sums.taxable.plus(entry.taxableAmount), tax: sums.tax.plus(entry.taxAmount) }),
    { taxable: ZERO, tax: ZERO },
  );
}
