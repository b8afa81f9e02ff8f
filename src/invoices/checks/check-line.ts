import type Big from 'big.js';
import type { Checkable, CheckableLine } from './checkable.js';
import { checkAllowanceCharge } from './check-allowance-charge.js';
import { checkLineBases } from './check-line-base.js';
import { Findings } from './findings.js';
import { amountString, decimal, nearestAmounts, roundMoney, sum } from '../money.js';
import { halfLastDecimal, priceSlack } from './price-slack.js';
import { exactExtendedAmount, exactNet, exactTax, isCounted, taxesOf, wholeRate } from '../totals/line-amounts.js';

/** What a line is checked against. */
export interface LineContext {
  invoice: Checkable;
  findings: Findings;
  /** What the amounts of the invoice are rounded to. */
  unit: Big;
  /** How much the stated entries of the breakdown are off beyond rounding: their lines have part of it. */
  excess: Big;
}

/**
 * Checks that a line's stored net amount and tax follow from its quantity, price and rates. At exactly half a minor unit, rounding up and down are
 * both right. If tax is rounded once for the whole breakdown, a line's share of it may be less than one minor unit off. What contradicts itself in a sub-line
 * is only odd: its amounts count nowhere.
 */
export function checkLine(line: CheckableLine, index: number, context: LineContext): void {
  const field = `lines[${index}]`;
  checkRates(line, field, context.findings);
  if (line.kind === 'HEADING' || line.kind === 'TEXT') checkEmpty(line, field, context);
  if (line.kind !== undefined && line.kind !== 'ITEM') return;
  if (isCounted(line)) return checkItem(line, field, context);
  const lenient = new Findings('AS_STATED');
  checkItem(line, field, { ...context, findings: lenient });
  context.findings.warnings.push(...lenient.warnings);
}

function checkEmpty(line: CheckableLine, field: string, { findings }: LineContext): void {
  for (const figure of ['netAmount', 'taxAmount'] as const) {
    if (!decimal(line[figure]).eq('0')) findings.refuse(`${field}.${figure}`, line[figure], `0, as the line is a ${line.kind}`);
  }
}

function checkRates(line: CheckableLine, field: string, findings: Findings): void {
  taxesOf(line).forEach(({ taxRate }, at) => {
    const path = at === 0 ? field : `${field}.furtherTaxes[${at - 1}]`;
    if (decimal(taxRate).lt(0)) findings.refuse(`${path}.taxRate`, taxRate, 'zero or more');
  });
}

function checkItem(line: CheckableLine, field: string, context: LineContext): void {
  const { invoice, findings, unit } = context;
  line.allowancesAndCharges.forEach((item, at) => {
    const term = item.kind === 'ALLOWANCE' ? 'BT-136' : 'BT-141';
    const place = { term, field: `${field}.allowancesAndCharges[${at}]`, currencyCode: invoice.currencyCode };
    checkAllowanceCharge(item, place, findings);
  });
  checkLineBases(line, field, { unit, currencyCode: invoice.currencyCode }, findings);
  checkPrice(line, field, findings);
  if (invoice.priceTaxInclusive) checkGross(line, field, context);
  else {
    checkNet(line, field, context);
    checkTax(line, field, context);
  }
}

function checkPrice({ unitPrice, grossPrice, priceDiscount }: CheckableLine, field: string, findings: Findings): void {
  if (decimal(unitPrice).lt(0))
    findings.warn('BT-146', `${field}.unitPrice`, `is ${unitPrice}; a price is not negative (BR-27).`);
  if (!grossPrice) return;
  if (decimal(grossPrice).lt(0))
    findings.warn('BT-148', `${field}.grossPrice`, `is ${grossPrice}; a price is not negative (BR-28).`);
  if (!priceDiscount) return;
  const net = decimal(grossPrice).minus(priceDiscount);
  if (net.minus(unitPrice).abs().lte(halfLastDecimal(unitPrice))) return;
  const message = `is ${priceDiscount}; ${grossPrice} less this discount is ${net.toFixed()}, but the price is ${unitPrice}.`;
  findings.warn('BT-147', `${field}.priceDiscount`, message);
}

function checkNet(line: CheckableLine, field: string, context: LineContext): void {
  const { findings, invoice } = context;
  const exact = exactExtendedAmount(line);
  const path = `${field}.netAmount`;
  const verdict = judge(decimal(line.netAmount), exact, line, context);
  if (verdict === 'odd') findings.warn('BT-131', path, `is ${line.netAmount}; ${ROUNDED_PRICE} ${exact.toFixed()}.`);
  if (verdict !== 'wrong') return;
  findings.contradict(
    'BT-131',
    path,
    line.netAmount,
    amountString(roundMoney(exact, invoice.currencyCode), invoice.currencyCode),
  );
}

const ROUNDED_PRICE = 'at the price as written, which may be rounded, it is';

/** A price that includes tax ties net amount and tax together, and the net amount may be a share of what all lines have. */
function checkGross(line: CheckableLine, field: string, context: LineContext): void {
  const { findings, unit, excess, invoice } = context;
  const gross = exactExtendedAmount(line);
  const storedNet = decimal(line.netAmount);
  const net = exactNet(gross, wholeRate(line));
  // The price is rounded, then each of its taxes.
  const slack = unit
    .div(2)
    .plus(unit.times(taxesOf(line).length))
    .plus(priceSlack(line))
    .plus(excess);
  if (storedNet.minus(net).abs().gt(slack)) {
    findings.contradict('BT-131', `${field}.netAmount`, line.netAmount, nearestAmounts(net, invoice.currencyCode));
  }
  const total = storedNet.plus(line.taxAmount);
  const path = `${field}.taxAmount`;
  const verdict = judge(total, gross, line, context);
  if (verdict === 'odd') {
    findings.warn('BG-30', path, `makes ${total.toFixed()} with the net amount; ${ROUNDED_PRICE} ${gross.toFixed()}.`);
  }
  if (verdict === 'wrong') {
    findings.contradict('BG-30', path, line.taxAmount, nearestAmounts(gross.minus(storedNet), invoice.currencyCode));
  }
}

/** Right: rounded as anyone, or as this seller, rounds. Odd: beyond that, but as a rounded price explains. */
function judge(stored: Big, exact: Big, line: CheckableLine, { invoice, unit }: LineContext): 'right' | 'odd' | 'wrong' {
  const off = stored.minus(exact).abs();
  const half = unit.div(2);
  if (off.lte(half) || stored.eq(roundMoney(exact, invoice.currencyCode, invoice.roundingMode))) return 'right';
  return off.lte(half.plus(priceSlack(line))) ? 'odd' : 'wrong';
}

function checkTax(line: CheckableLine, field: string, { invoice, findings, unit, excess }: LineContext): void {
  const { currencyCode, taxRounding, roundingMode } = invoice;
  const exact = taxesOf(line).map(({ taxRate }) => exactTax(decimal(line.netAmount), taxRate));
  const stored = decimal(line.taxAmount);
  const off = stored.minus(sum(exact)).abs();
  const half = unit.div(2).times(exact.length);
  if (off.lte(half) || stored.eq(sum(exact.map((tax) => roundMoney(tax, currencyCode, roundingMode))))) return;
  const path = `${field}.taxAmount`;
  const most = half.times(2).plus(excess);
  if (off.gte(most)) findings.contradict('BG-30', path, line.taxAmount, nearestAmounts(sum(exact), currencyCode));
  else if (taxRounding === 'LINE') findings.warn('BG-30', path, `is ${line.taxAmount}; exactly, it is ${sum(exact).toFixed()}.`);
}
