import type { Place } from '../../terms/place.js';
import type { Rule } from '../rule.js';
import type { VatFamily } from './family.js';

/** Rule 01 of a family: the VAT breakdown has an entry for the category if the invoice uses it. */
export function entryRule({ prefix, code, name, hasEntryForEachRate, refusesUnusedEntry }: VatFamily): Rule {
  return {
    id: `${prefix}-01`,
    severity: 'fatal',
    terms: ['BG-23', 'BT-118', 'BT-151', 'BT-95', 'BT-102'],
    message: `If a line, an allowance or a charge has the VAT category ${name} (${code}), the VAT breakdown (BG-23) must have ${hasEntryForEachRate ? 'an entry' : 'exactly one entry'} with that category (BT-118); if none has, it must have none.`,
    broken: (_, { vat, syntax }) => {
      const { lines, allowances, charges, breakdown } = vat.of(code) ?? NOTHING;
      const isUsed = lines.length + allowances.length + charges.length > 0;
      if (isUsed && breakdown.length === 0) return [['BG-23']];
      if (!isUsed && syntax === refusesUnusedEntry) return breakdown.map(categoryPlace);
      return hasEntryForEachRate ? [] : breakdown.slice(1).map(categoryPlace);
    },
  };
}

const NOTHING = { lines: [], allowances: [], charges: [], breakdown: [] };

function categoryPlace({ at }: { at: number }): Place {
  return ['BG-23', at, 'BT-118'];
}
