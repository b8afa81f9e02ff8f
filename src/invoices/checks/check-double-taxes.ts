import type { Checkable } from './checkable.js';
import type { Findings } from './findings.js';
import { type CalculableTaxed, isCounted, taxesOf } from '../totals/line-amounts.js';
import { coverageOf, nameAndRate, treatmentOf } from '../totals/tax-groups.js';

/** Checks that nothing is taxed twice by one tax, and that no entry of the breakdown has two taxes of one line: its taxable amount would count the line twice. */
export function checkDoubleTaxes(invoice: Checkable, findings: Findings): void {
  const { lines, allowancesAndCharges, taxBreakdown } = invoice;
  const items = [
    ...lines.map((item, index) => ({ item, field: `lines[${index}]`, counts: isCounted(item) })),
    ...allowancesAndCharges.map((item, index) => ({ item, field: `allowancesAndCharges[${index}]`, counts: true })),
  ].filter(({ item }) => taxesOf(item).length > 1);
  if (items.length === 0) return;
  const repeated = items.filter(({ item, field }) => refuseRepeated(item, field, findings));
  const counted = items.filter((one) => one.counts && !repeated.includes(one)).map(({ item }) => taxesOf(item).map(treatmentOf));
  const keyOf = coverageOf(taxBreakdown, counted.flat());
  const merged = new Set(counted.flatMap((taxes) => repetitions(taxes.map(keyOf)).map(({ value }) => value)));
  taxBreakdown.forEach((entry, index) => {
    if (!merged.has(keyOf(entry))) return;
    const names = 'one entry for each of the taxes that its lines have, with its name';
    findings.contradict('BG-23', `taxBreakdown[${index}]`, nameAndRate(entry), names);
  });
}

/** Whether a tax stands there twice. */
function refuseRepeated(item: CalculableTaxed, field: string, findings: Findings): boolean {
  const again = repetitions(taxesOf(item).map((tax) => nameAndRate(treatmentOf(tax))));
  for (const { value, at } of again) {
    const different = 'another tax than those before it, by its name, category or rate';
    findings.contradict('BG-30', `${field}.furtherTaxes[${at - 1}]`, value, different);
  }
  return again.length > 0;
}

function repetitions(values: readonly string[]): { value: string; at: number }[] {
  return values.map((value, at) => ({ value, at })).filter(({ value, at }) => values.indexOf(value) < at);
}
