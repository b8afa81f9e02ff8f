import type Big from 'big.js';
import type { CheckableLine } from './checkable.js';
import { type LineAmounts, type LineContext, ROUNDED_PRICE, judge, taxSlack } from './line-slack.js';
import { amountString, decimal, exactText, roundMoney, sum } from '../money.js';
import { priceSlack } from './price-slack.js';
import { exactExtendedAmount, exactNet, exactTaxInPrice, extendedAmount, taxesOf, wholeRate } from '../totals/line-amounts.js';

/**
 * A price that includes tax ties net amount and tax together: they add up to what the line costs, and the tax is in that. The tax may be a share of what all lines
 * have, so it may be rounded another way.
 * @returns what they are, or must be
 */
export function checkGross(line: CheckableLine, field: string, context: LineContext): LineAmounts {
  const { findings, invoice } = context;
  const stated = { net: decimal(line.netAmount), tax: decimal(line.taxAmount) };
  const verdict = judge(stated.net.plus(stated.tax), exactExtendedAmount(line), line, context);
  const own = ownAmounts(line, context);
  const near = nearness(stated, line, context);
  const path = `${field}.taxAmount`;
  const written = (amount: Big) => amountString(amount, invoice.currencyCode);
  const netIsRight = near.net && (verdict === 'wrong' || near.share);
  if (!netIsRight) findings.contradict('BT-131', `${field}.netAmount`, line.netAmount, written(own.net));
  if (!near.tax) findings.contradict('BG-30', path, line.taxAmount, written(own.tax));
  if (!netIsRight || !near.tax) return findings.basis(stated, own);
  if (verdict === 'wrong') {
    const expected = { net: stated.net, tax: own.net.plus(own.tax).minus(stated.net) };
    findings.contradict('BG-30', path, line.taxAmount, written(expected.tax));
    return findings.basis(stated, expected);
  }
  warnOfRounding(line, { stated, own, isOdd: verdict === 'odd', path }, context);
  return stated;
}

/** What the line has if its tax is rounded by itself. */
function ownAmounts(line: CheckableLine, { invoice }: LineContext): LineAmounts {
  const gross = extendedAmount(line, invoice.currencyCode);
  const whole = wholeRate(line);
  const taxes = taxesOf(line).map(({ taxRate }) => exactTaxInPrice(gross, taxRate, whole));
  const tax = sum(taxes.map((exact) => roundMoney(exact, invoice.currencyCode, invoice.roundingMode)));
  return { net: gross.minus(tax), tax };
}

/** Whether the amounts are near those of the price, and whether the net amount is near what its own sum with the tax makes it. */
function nearness({ net, tax }: LineAmounts, line: CheckableLine, context: LineContext) {
  const gross = exactExtendedAmount(line);
  const whole = wholeRate(line);
  const expected = exactNet(gross, whole);
  const slack = taxSlack(line, context);
  const ofPrice = context.unit.div(2).plus(priceSlack(line));
  const isWithin = (off: Big, bound: Big) => off.abs().lte(bound);
  const off = net.minus(expected);
  return {
    net: isWithin(off, slack.plus(exactNet(ofPrice, whole))),
    tax: isWithin(tax.minus(gross).plus(expected), slack.plus(exactTaxInPrice(ofPrice, whole, whole))),
    share: isWithin(off, slack) || isWithin(net.minus(exactNet(net.plus(tax), whole)), slack),
  };
}

interface Judged {
  stated: LineAmounts;
  own: LineAmounts;
  isOdd: boolean;
  path: string;
}

function warnOfRounding(
  line: CheckableLine,
  { stated, own, isOdd, path }: Judged,
  { findings, invoice, unit }: LineContext,
): void {
  const total = stated.net.plus(stated.tax);
  if (isOdd) {
    const exact = exactText(exactExtendedAmount(line));
    return findings.warn('BG-30', path, `makes ${total.toFixed()} with the net amount; ${ROUNDED_PRICE} ${exact}.`);
  }
  // Otherwise it is the entry that is rounded.
  if (invoice.taxRounding !== 'LINE' || stated.tax.eq(own.tax)) return;
  const whole = wholeRate(line);
  const exact = exactTaxInPrice(total, whole, whole);
  if (
    stated.tax
      .minus(exact)
      .abs()
      .lte(unit.div(2).times(taxesOf(line).length))
  )
    return;
  findings.warn('BG-30', path, `is ${line.taxAmount}; exactly, it is ${exactText(exact)}.`);
}
