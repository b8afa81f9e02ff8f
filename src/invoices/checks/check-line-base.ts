import type Big from 'big.js';
import type { CheckableLine } from './checkable.js';
import type { Findings } from './findings.js';
import { decimal, nearestAmounts } from '../money.js';
import { priceSlack } from './price-slack.js';
import { exactExtension, netOfAllowancesAndCharges } from '../totals/line-amounts.js';

/**
 * Checks that each base amount of a line's allowances and charges (BT-137, BT-142) is an amount of the line: quantity × price, the same at the price before its
 * discount, or what the allowances and charges before it leave.
 */
export function checkLineBases(line: CheckableLine, field: string, { unit, currencyCode }: Units, findings: Findings): void {
  const extension = exactExtension(line);
  const slack = unit.plus(priceSlack(line));
  line.allowancesAndCharges.forEach(({ kind, baseAmount }, at) => {
    if (baseAmount === null || baseAmount === undefined) return;
    const bases = [extension, ...extensionAtGrossPrice(line)].flatMap((base) =>
      Array.from({ length: at + 1 }, (_, count) => base.plus(netOfAllowancesAndCharges(line.allowancesAndCharges.slice(0, count)))),
    );
    if (bases.some((base) => base.minus(baseAmount).abs().lte(slack))) return;
    const expected = `${nearestAmounts(extension, currencyCode)}, the line's quantity × price`;
    const term = kind === 'ALLOWANCE' ? 'BT-137' : 'BT-142';
    findings.contradict(term, `${field}.allowancesAndCharges[${at}].baseAmount`, baseAmount, expected);
  });
}

interface Units {
  /** What the amounts of the invoice are rounded to. */
  unit: Big;
  currencyCode: string;
}

function extensionAtGrossPrice(line: CheckableLine): Big[] {
  return line.grossPrice ? [exactExtension({ ...line, unitPrice: decimal(line.grossPrice).toFixed() })] : [];
}
