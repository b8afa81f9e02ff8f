import type Big from 'big.js';
import type { CheckableLine } from './checkable.js';
import type { Findings } from './findings.js';
import { calculatedAmount, decimal } from '../money.js';
import { priceSlack } from './price-slack.js';
import { exactExtension, netOfAllowancesAndCharges } from '../totals/line-amounts.js';

/**
 * Checks that each base amount of a line's allowances and charges (BT-137, BT-142) is an amount of the line: quantity × price, the same at the price before its
 * discount, or what the allowances and charges before it leave. A part of it is odd. More, or an amount that points the other way, is not of this line.
 */
export function checkLineBases(line: CheckableLine, field: string, { unit, currencyCode }: Units, findings: Findings): void {
  if (line.allowancesAndCharges.length === 0) return;
  const slack = unit.plus(priceSlack(line));
  line.allowancesAndCharges.forEach(({ kind, baseAmount }, at) => {
    if (baseAmount === null || baseAmount === undefined) return;
    const bases = basesOf(line, at);
    if (bases.some((base) => base.minus(baseAmount).abs().lte(slack))) return;
    const term = kind === 'ALLOWANCE' ? 'BT-137' : 'BT-142';
    const path = `${field}.allowancesAndCharges[${at}].baseAmount`;
    const extension = calculatedAmount(exactExtension(line), currencyCode);
    if (bases.some((base) => isPart(decimal(baseAmount), base))) {
      findings.warn(term, path, `is ${baseAmount}; the line's quantity × price is ${extension}.`);
    } else findings.contradict(term, path, baseAmount, `${extension}, the line's quantity × price, or a part of it`);
  });
}

interface Units {
  /** What the amounts of the invoice are rounded to. */
  unit: Big;
  currencyCode: string;
}

/** What an allowance or charge of the line can be a share of. */
function basesOf(line: CheckableLine, at: number): Big[] {
  const prices = line.grossPrice ? [line.unitPrice, line.grossPrice] : [line.unitPrice];
  const before = Array.from({ length: at + 1 }, (_, count) =>
    netOfAllowancesAndCharges(line.allowancesAndCharges.slice(0, count)),
  );
  return prices.flatMap((unitPrice) => before.map((change) => exactExtension({ ...line, unitPrice }).plus(change)));
}

const isPart = (amount: Big, whole: Big) => amount.times(whole).gte(0) && amount.abs().lte(whole.abs());
