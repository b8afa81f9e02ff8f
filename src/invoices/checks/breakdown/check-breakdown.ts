import type Big from 'big.js';
import { type BreakdownContext, type BreakdownGroup, statedTax } from './breakdown-groups.js';
import { checkTaxColumn } from './check-tax-column.js';
import { checkEntryTax, ownTax } from './check-entry-tax.js';
import type { Findings } from '../findings.js';
import { ZERO, amountString, decimal, sum } from '../../money.js';
import { taxGroupKey } from '../../totals/tax-groups.js';

/** What the breakdown is, or must be, as far as the totals follow from it. */
export interface CheckedBreakdown {
  taxTotal: Big;
  /** What the net amounts of the lines must be more, so that prices that include tax and the tax of an entry fit. */
  furtherNet: Big;
}

/** Checks that the tax breakdown follows from the lines and the document's allowances and charges (BR-S-08, BR-CO-17 and similar). */
export function checkBreakdown(groups: readonly BreakdownGroup[], context: BreakdownContext): CheckedBreakdown {
  checkRates(context);
  const checked = groups.map((group) =>
    checkPresence(group, context.findings) ? checkGroup(group, context) : absent(group, context),
  );
  const taxTotal = sum(checked.map(({ tax }) => tax));
  checkTaxColumn(taxTotal, context);
  return { taxTotal, furtherNet: sum(checked.map((group) => group.furtherNet)) };
}

const ONE_EACH = 'one entry for each tax category and rate in use, or for each exemption reason of its lines';

/** Whether there are both entries and something that they cover, and no entry twice. */
function checkPresence({ key, entries, members }: BreakdownGroup, findings: Findings): boolean {
  const keys = entries.map(taxGroupKey);
  const repeated = members.length === 0 ? entries[0] : entries.find((_, index) => keys.indexOf(keys[index] ?? '') < index);
  if (repeated) {
    findings.contradict('BG-23', repeated.field, key, ONE_EACH);
    return false;
  }
  // A tax on nothing is missed by nobody.
  if (entries.length === 0 && members.some(({ net }) => !net.eq('0'))) {
    findings.contradict('BG-23', 'taxBreakdown', 'without an entry', `an entry for ${key}`);
  }
  return entries.length > 0;
}

interface CheckedGroup {
  tax: Big;
  furtherNet: Big;
}

/** A group without an entry, or with one too many. */
function absent(group: BreakdownGroup, context: BreakdownContext): CheckedGroup {
  const tax = context.findings.basis(statedTax(group.entries), ownTax(group, context));
  return { tax, furtherNet: furtherNetOf(group, tax, context) };
}

function checkGroup(group: BreakdownGroup, context: BreakdownContext): CheckedGroup {
  const { findings, invoice } = context;
  const ofTax = findings.apart();
  const tax = checkEntryTax(group, { ...context, findings: ofTax });
  const further = furtherNetOf(group, tax, context);
  // If prices include tax, the taxable amount follows from the tax.
  if (invoice.priceTaxInclusive) findings.add(ofTax);
  const [entry] = group.entries;
  const taxable = sum(group.members.map(({ net }) => net)).plus(further);
  const stated = sum(group.entries.map(({ taxableAmount }) => decimal(taxableAmount)));
  if (entry && !taxable.eq(stated)) {
    const expected = amountString(taxable.minus(stated).plus(entry.taxableAmount), invoice.currencyCode);
    findings.contradict('BT-116', `${entry.field}.taxableAmount`, entry.taxableAmount, expected);
  }
  if (!invoice.priceTaxInclusive) findings.add(ofTax);
  return { tax, furtherNet: further };
}

/** If prices include tax, and the tax is not that of the lines, the net amounts are others too. */
function furtherNetOf({ entries, members }: BreakdownGroup, tax: Big, { invoice, findings }: BreakdownContext): Big {
  const isAsStored = tax.eq(statedTax(entries)) && members.every(({ isCorrected }) => !isCorrected);
  const isOfLines = members.every(({ isLine, stored }) => isLine && stored !== null);
  if (!invoice.priceTaxInclusive || isAsStored || !isOfLines) return ZERO;
  return findings.basis(ZERO, sum(members.map(({ stored }) => stored?.tax ?? ZERO)).minus(tax));
}

function checkRates({ invoice, findings }: BreakdownContext): void {
  for (const [list, items] of Object.entries({
    allowancesAndCharges: invoice.allowancesAndCharges.map(({ taxRate }) => taxRate),
    taxBreakdown: invoice.taxBreakdown.map(({ rate }) => rate),
  })) {
    const field = list === 'taxBreakdown' ? 'rate' : 'taxRate';
    items.forEach((rate, index) => {
      if (decimal(rate).lt(0)) findings.refuse(`${list}[${index}].${field}`, rate, 'zero or more');
    });
  }
}
