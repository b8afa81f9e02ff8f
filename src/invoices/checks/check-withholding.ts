import type Big from 'big.js';
import type { Checkable } from './checkable.js';
import type { Findings } from './findings.js';
import { ZERO, amountString, calculatedAmount, decimal, minorUnit, sum } from '../money.js';
import { isCounted } from '../totals/line-amounts.js';

/**
 * Checks tax that is withheld against the invoice: its base is not more than the total, all that is withheld is not either, and a rate without a base is of the
 * invoice. Lines that take away, such as an advance payment, lower the total: what is right without them is only odd.
 */
export function checkWithholding(invoice: Checkable, findings: Findings): void {
  const { withholdingTaxes = [], currencyCode, totals } = invoice;
  const bounds = boundsOf(invoice);
  const total = `${totals.taxInclusive}, the total with tax`;
  withholdingTaxes.forEach(({ rate, baseAmount, amount }, index) => {
    const field = `withholdingTaxes[${index}]`;
    if (baseAmount)
      judge(decimal(baseAmount), bounds, { field: `${field}.baseAmount`, stated: baseAmount, most: total }, findings);
    else if (rate) checkRate({ rate, amount, field: `${field}.amount` }, invoice, bounds, findings);
  });
  // One wrong base makes all that is withheld wrong.
  if (findings.faults.some(({ field }) => field.startsWith('withholdingTaxes'))) return;
  const withheld = sum(withholdingTaxes.map(({ amount }) => decimal(amount)));
  const stated = amountString(withheld, currencyCode);
  judge(withheld, bounds, { field: 'withholdingTaxes', stated, most: total }, findings);
}

interface Bounds {
  /** What the invoice is about, with tax. */
  total: Big;
  /** The same without what other lines take away. */
  charged: Big;
  /** What amounts that are rounded may be off. */
  slack: Big;
}

function boundsOf({ lines, totals, currencyCode }: Checkable): Bounds {
  const total = decimal(totals.taxInclusive).abs();
  const amounts = lines.filter(isCounted).map(({ netAmount, taxAmount }) => decimal(netAmount).plus(taxAmount));
  const [plus, minus] = [amounts.filter((amount) => amount.gt(0)), amounts.filter((amount) => amount.lt(0))].map((some) =>
    sum(some).abs(),
  );
  const charged = [total, plus ?? ZERO, minus ?? ZERO].toSorted((a, b) => b.cmp(a))[0] ?? total;
  return { total, charged, slack: minorUnit(currencyCode).times(2) };
}

interface Named {
  field: string;
  stated: string;
  most: string;
}

function judge(amount: Big, { total, charged, slack }: Bounds, { field, stated, most }: Named, findings: Findings): void {
  if (amount.abs().gt(charged.plus(slack))) findings.contradict(null, field, stated, `at most ${most}`);
  else if (amount.abs().gt(total.plus(slack))) findings.warn(null, field, `is ${stated}, more than ${most}.`);
}

interface Rated {
  rate: string;
  amount: string;
  field: string;
}

/** Without a base, a rate may be of the invoice without tax, with it, of its tax, or of a part of it. */
function checkRate({ rate, amount, field }: Rated, invoice: Checkable, { charged, slack }: Bounds, findings: Findings): void {
  const { totals, currencyCode } = invoice;
  const of = (base: Big) => base.times(rate).div(100);
  const isNear = (base: string) => of(decimal(base)).abs().minus(decimal(amount).abs()).abs().lte(slack);
  if ([totals.taxExclusive, totals.taxInclusive, totals.taxTotal].some(isNear)) return;
  const expected = calculatedAmount(of(decimal(totals.taxExclusive)), currencyCode);
  const why = `${rate} % of ${totals.taxExclusive}, the total without tax`;
  if (decimal(amount).abs().gt(of(charged).plus(slack))) findings.contradict(null, field, amount, `${expected}, as ${why}`);
  else findings.warn(null, field, `is ${amount}; ${why}, is ${expected}. State the baseAmount if it is another one.`);
}
