import type Big from 'big.js';
import { allocate } from '../totals/allocate.js';
import type { Checkable } from './checkable.js';
import { InconsistentInvoiceError } from '../errors.js';
import type { DecimalString } from '../invoice.js';
import { exactTax, netOfAllowancesAndCharges } from '../totals/line-amounts.js';
import { ZERO, decimal, minorUnit, roundMoney, sum } from '../money.js';
import { categoryAndRate, type TaxGroup, type Taxed, taxGroupKey, taxGroups, type TaxTreatment } from '../totals/tax-groups.js';

type BreakdownEntry = Checkable['taxBreakdown'][number];

interface Entry extends Taxed {
  /** The stored tax of a line and its field. Allowances and charges of the document have none. */
  stored: { tax: Big; field: string } | null;
}

/**
 * Checks that the tax breakdown follows from the lines and the document's allowances and charges (BR-S-08, BR-CO-17 and similar).
 * @throws InconsistentInvoiceError
 */
export function checkBreakdown(invoice: Checkable): void {
  const keyOf = groupKeyOf(invoice);
  const groups = taxGroups(taxedEntries(invoice), keyOf);
  const seen = new Set<string>();
  invoice.taxBreakdown.forEach((entry, index) => {
    const key = keyOf(entry);
    const field = `taxBreakdown[${index}]`;
    const group = groups.get(key);
    if (!group || seen.has(key)) throw new InconsistentInvoiceError(field, key, ONE_EACH);
    seen.add(key);
    checkEntry(entry, group, field, invoice);
  });
  const missing = [...groups.keys()].find((key) => !seen.has(key));
  if (missing !== undefined) throw new InconsistentInvoiceError('taxBreakdown', 'without an entry', `an entry for ${missing}`);
}

const ONE_EACH = 'one entry for each tax category and rate in use, or for each exemption reason of its lines';

/**
 * If a category and rate has one entry, that covers all exemption reasons: other systems have only one, and older records have no reasons for lines.
 * If it has several, each one covers its own reason.
 */
function groupKeyOf({ taxBreakdown }: Checkable): (of: TaxTreatment) => string {
  const several = new Set<string>();
  for (const [key, { members }] of taxGroups(taxBreakdown, categoryAndRate)) if (members.length > 1) several.add(key);
  return (of) => (several.has(categoryAndRate(of)) ? taxGroupKey(of) : categoryAndRate(of));
}

function taxedEntries(invoice: Checkable): Entry[] {
  return [
    ...invoice.lines.map((line, index) => ({
      category: line.taxCategory,
      rate: line.taxRate,
      exemptionReason: line.exemptionReason,
      net: decimal(line.netAmount),
      stored: { tax: decimal(line.taxAmount), field: `lines[${index}].taxAmount` },
    })),
    ...invoice.allowancesAndCharges.map((item) => ({
      category: item.taxCategory,
      rate: item.taxRate,
      exemptionReason: item.exemptionReason,
      net: netOfAllowancesAndCharges([item]),
      stored: null,
    })),
  ];
}

function checkEntry(entry: BreakdownEntry, group: TaxGroup<Entry>, field: string, invoice: Checkable): void {
  const taxable = sum(group.members.map(({ net }) => net));
  if (!taxable.eq(entry.taxableAmount)) {
    throw new InconsistentInvoiceError(`${field}.taxableAmount`, entry.taxableAmount, taxable.toFixed());
  }
  if (invoice.taxRounding === 'LINE' || invoice.priceTaxInclusive) checkSummedTax(entry, group, field, invoice.currencyCode);
  else checkTaxRoundedOnce(entry, group, field, invoice.currencyCode);
}

function checkSummedTax(entry: BreakdownEntry, { members }: TaxGroup<Entry>, field: string, currencyCode: string): void {
  const tax = summedTax(members, entry.rate, currencyCode);
  if (!tax.eq(entry.taxAmount)) throw new InconsistentInvoiceError(`${field}.taxAmount`, entry.taxAmount, tax.toFixed());
}

/** The tax of the lines as stored, and that of the document's allowances and charges, each rounded. */
function summedTax(members: Entry[], rate: DecimalString, currencyCode: string): Big {
  return sum(members.map(({ net, stored }) => stored?.tax ?? roundMoney(exactTax(net, rate), currencyCode)));
}

/**
 * The tax must be the exact tax, rounded once, and the tax column of the lines must add up to it. With allowances or charges of the document the
 * column alone cannot add up: then the taxes may be shares of the whole, or each be rounded by itself.
 */
function checkTaxRoundedOnce(entry: BreakdownEntry, { members }: TaxGroup<Entry>, field: string, currencyCode: string): void {
  const stored = decimal(entry.taxAmount);
  const exact = members.map(({ net }) => exactTax(net, entry.rate));
  const half = minorUnit(currencyCode).div(2);
  // At exactly half a minor unit, rounding up and down are both right.
  if (stored.minus(sum(exact)).abs().gt(half)) {
    throw new InconsistentInvoiceError(`${field}.taxAmount`, entry.taxAmount, sum(exact).toFixed());
  }
  const tax = summedTax(members, entry.rate, currencyCode);
  if (tax.eq(stored)) return;
  const eachRounded = members.every((member, at) => !member.stored || exact[at]?.minus(member.stored.tax).abs().lte(half));
  if (eachRounded && members.some((member) => member.stored === null)) return;
  const [differs, ...others] = differing(members, allocate(exact, stored, currencyCode));
  if (!differs) return;
  if (others.length > 0)
    throw new InconsistentInvoiceError(`${field}.taxAmount`, entry.taxAmount, `${tax.toFixed()}, the tax of its lines`);
  throw new InconsistentInvoiceError(
    differs.field,
    differs.tax.toFixed(),
    `${differs.expected.toFixed()}, its share of ${entry.taxAmount}`,
  );
}

function differing(members: Entry[], expected: Big[]): { field: string; tax: Big; expected: Big }[] {
  return members.flatMap(({ stored }, index) => {
    const share = expected[index] ?? ZERO;
    return stored === null || stored.tax.eq(share) ? [] : [{ ...stored, expected: share }];
  });
}

/** The sum of the taxable amounts, and of the taxes. */
export function breakdownSums(invoice: Pick<Checkable, 'taxBreakdown'>): { taxable: Big; tax: Big } {
  return invoice.taxBreakdown.reduce(
    (sums, entry) => ({ taxable: sums.taxable.plus(entry.taxableAmount), tax: sums.tax.plus(entry.taxAmount) }),
    { taxable: ZERO, tax: ZERO },
  );
}
