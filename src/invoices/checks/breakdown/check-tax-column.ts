import type Big from 'big.js';
import type { BreakdownContext } from './breakdown-groups.js';
import { amountString, decimal, roundMoney, sum } from '../../money.js';
import { exactTax, isCounted, netOfAllowancesAndCharges, taxesOf } from '../../totals/line-amounts.js';

/**
 * If lines have several taxes, their tax is that of all entries: it is checked as a whole. The document's allowances and charges, whose tax is not stored, leave
 * room for one minor unit each.
 * @param taxTotal the tax of all entries
 */
export function checkTaxColumn(taxTotal: Big, { invoice, findings, unit }: BreakdownContext): void {
  const { currencyCode, roundingMode, totals } = invoice;
  const lines = invoice.lines.filter(isCounted);
  if (!lines.some((line) => taxesOf(line).length > 1)) return;
  const others = invoice.allowancesAndCharges.flatMap((item) =>
    taxesOf(item).map(({ taxRate }) =>
      roundMoney(exactTax(netOfAllowancesAndCharges([item]), taxRate), currencyCode, roundingMode),
    ),
  );
  const expected = sum([...lines.map(({ taxAmount }) => decimal(taxAmount)), ...others]);
  // Amounts of a corrected line are no shares that add up.
  if (lines.some(({ isCorrected }) => isCorrected)) return;
  if (expected.minus(taxTotal).abs().lte(unit.times(others.length))) return;
  findings.contradict(
    'BT-110',
    'totals.taxTotal',
    totals.taxTotal,
    `${amountString(expected, currencyCode)}, the tax of its lines`,
  );
}
