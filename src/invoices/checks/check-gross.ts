import type Big from 'big.js';
import type { CheckableLine } from './checkable.js';
import { type LineContext, ROUNDED_PRICE, judge, taxSlack } from './line-slack.js';
import { calculatedAmount, decimal, exactText, roundMoney } from '../money.js';
import { priceSlack } from './price-slack.js';
import { exactExtendedAmount, exactNet, exactTaxInPrice, wholeRate } from '../totals/line-amounts.js';

/**
 * A price that includes tax ties net amount and tax together: they add up to what the line costs, and the tax is in that. The tax may be a share of what all lines
 * have, so it may be rounded another way.
 */
export function checkGross(line: CheckableLine, field: string, context: LineContext): void {
  const { findings, unit, invoice } = context;
  const gross = exactExtendedAmount(line);
  const [net, tax] = [decimal(line.netAmount), decimal(line.taxAmount)];
  const whole = wholeRate(line);
  const expected = exactNet(gross, whole);
  const slack = taxSlack(line, context);
  const ofPrice = unit.div(2).plus(priceSlack(line));
  const netIsNear = net
    .minus(expected)
    .abs()
    .lte(slack.plus(exactNet(ofPrice, whole)));
  const taxIsNear = tax
    .minus(gross)
    .plus(expected)
    .abs()
    .lte(slack.plus(exactTaxInPrice(ofPrice, whole, whole)));
  const total = net.plus(tax);
  const verdict = judge(total, gross, line, context);
  const isOwn = net.minus(expected).abs().lte(slack);
  const isShared = verdict === 'wrong' || isOwn || net.minus(exactNet(total, whole)).abs().lte(slack);
  const written = (amount: Big) => calculatedAmount(amount, invoice.currencyCode, invoice.roundingMode);
  const ownTax = roundMoney(gross.minus(expected), invoice.currencyCode, invoice.roundingMode);
  if (!netIsNear || !isShared) {
    findings.contradict('BT-131', `${field}.netAmount`, line.netAmount, written(gross.minus(ownTax)));
  }
  const path = `${field}.taxAmount`;
  if (!taxIsNear) return findings.contradict('BG-30', path, line.taxAmount, written(ownTax));
  if (!netIsNear) return;
  if (verdict === 'odd') {
    findings.warn('BG-30', path, `makes ${total.toFixed()} with the net amount; ${ROUNDED_PRICE} ${exactText(gross)}.`);
  }
  if (verdict === 'wrong') findings.contradict('BG-30', path, line.taxAmount, written(gross.minus(net)));
}
