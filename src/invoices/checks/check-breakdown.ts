import type { BreakdownContext, BreakdownGroup } from './breakdown-groups.js';
import { checkTaxColumn } from './check-tax-column.js';
import { checkEntryTax } from './check-entry-tax.js';
import type { Findings } from './findings.js';
import { amountString, decimal, sum } from '../money.js';
import { taxGroupKey } from '../totals/tax-groups.js';

/** Checks that the tax breakdown follows from the lines and the document's allowances and charges (BR-S-08, BR-CO-17 and similar). */
export function checkBreakdown(groups: readonly BreakdownGroup[], context: BreakdownContext): void {
  const { findings } = context;
  checkRates(context);
  for (const group of groups) {
    if (checkPresence(group, findings)) checkGroup(group, context);
  }
  checkTaxColumn(context);
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

function checkGroup(group: BreakdownGroup, context: BreakdownContext): void {
  const [entry] = group.entries;
  if (!entry) return;
  const taxable = sum(group.members.map(({ net }) => net));
  const stated = sum(group.entries.map(({ taxableAmount }) => decimal(taxableAmount)));
  if (!taxable.eq(stated)) {
    const expected = amountString(taxable.minus(stated).plus(entry.taxableAmount), context.invoice.currencyCode);
    context.findings.contradict('BT-116', `${entry.field}.taxableAmount`, entry.taxableAmount, expected);
  }
  checkEntryTax(group, context);
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
