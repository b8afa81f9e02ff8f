import type { Checkable } from './checkable.js';
import { Findings } from './findings.js';
import type { TaxCategory } from '../invoice.js';
import { decimal } from '../money.js';
import { type CalculableTaxed, isCounted, taxesOf } from '../totals/line-amounts.js';

/** Which rates the rules of EN 16931 admit for a category, and how the rules are called. */
const RULES: Record<TaxCategory, { prefix: string; rate: 'zero' | 'positive' | 'any' }> = {
  S: { prefix: 'BR-S', rate: 'positive' },
  Z: { prefix: 'BR-Z', rate: 'zero' },
  E: { prefix: 'BR-E', rate: 'zero' },
  AE: { prefix: 'BR-AE', rate: 'zero' },
  K: { prefix: 'BR-IC', rate: 'zero' },
  G: { prefix: 'BR-G', rate: 'zero' },
  O: { prefix: 'BR-O', rate: 'zero' },
  L: { prefix: 'BR-AF', rate: 'any' },
  M: { prefix: 'BR-AG', rate: 'any' },
  B: { prefix: 'BR-B', rate: 'any' },
};

/** Where a rate stands, and the number that its rule has there. */
interface Place {
  term: string;
  rule: '05' | '06' | '07' | '09';
}

const LINE: Place = { term: 'BT-152', rule: '05' };
const ALLOWANCE: Place = { term: 'BT-96', rule: '06' };
const CHARGE: Place = { term: 'BT-103', rule: '07' };
const ENTRY: Place = { term: 'BT-119', rule: '09' };

/** Checks that each rate is one that its category may have (BR-AE-05 and similar). In a sub-line, which counts nowhere, another one is only odd. */
export function checkCategories({ lines, allowancesAndCharges, taxBreakdown }: Checkable, findings: Findings): void {
  lines.forEach((line, index) => {
    if (line.kind !== undefined && line.kind !== 'ITEM') return;
    if (isCounted(line)) return checkTaxes(line, `lines[${index}]`, LINE, findings);
    const lenient = new Findings('AS_STATED');
    checkTaxes(line, `lines[${index}]`, LINE, lenient);
    findings.warnings.push(...lenient.warnings);
  });
  allowancesAndCharges.forEach((item, index) => {
    checkTaxes(item, `allowancesAndCharges[${index}]`, item.kind === 'ALLOWANCE' ? ALLOWANCE : CHARGE, findings);
  });
  taxBreakdown.forEach(({ category, rate }, index) => {
    // What a standard rate of 0 covers has that rate itself.
    if (category !== 'S') checkRate(category, rate, `taxBreakdown[${index}].rate`, ENTRY, findings);
  });
}

function checkTaxes(item: CalculableTaxed, field: string, place: Place, findings: Findings): void {
  taxesOf(item).forEach(({ taxCategory, taxRate }, at) => {
    const path = at === 0 ? field : `${field}.furtherTaxes[${at - 1}]`;
    checkRate(taxCategory, taxRate, `${path}.taxRate`, place, findings);
  });
}

function checkRate(category: TaxCategory, rate: string, field: string, { term, rule }: Place, findings: Findings): void {
  const { prefix, rate: admitted } = RULES[category];
  const isZero = decimal(rate).eq(0);
  if (admitted === 'any' || isZero === (admitted === 'zero')) return;
  const must = admitted === 'zero' ? '0' : 'more than 0';
  findings.contradict(term, field, rate, `${must}, as the category is ${category} (${prefix}-${rule})`);
}
