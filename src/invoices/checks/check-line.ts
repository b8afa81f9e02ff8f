import type Big from 'big.js';
import type { CheckableLine } from './checkable.js';
import { checkAllowanceCharge } from './check-allowance-charge.js';
import { checkLineBases } from './check-line-base.js';
import { Findings } from './findings.js';
import { amountString, decimal, exactText, roundMoney, sum } from '../money.js';
import { checkGross } from './check-gross.js';
import { type LineContext, ROUNDED_PRICE, judge, taxSlack } from './line-slack.js';
import { halfLastDecimal } from './price-slack.js';
import { exactExtendedAmount, exactTax, isCounted, taxesOf } from '../totals/line-amounts.js';

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
    const net = checkNet(line, field, context);
    checkTax(line, [decimal(line.netAmount), net], field, context);
  }
}

function checkPrice({ unitPrice, grossPrice, priceDiscount }: CheckableLine, field: string, findings: Findings): void {
  if (decimal(unitPrice).lt(0))
    findings.warn('BT-146', `${field}.unitPrice`, `is ${unitPrice}; a price is not negative (BR-27).`);
  if (!grossPrice) return;
  if (decimal(grossPrice).lt(0))
    findings.warn('BT-148', `${field}.grossPrice`, `is ${grossPrice}; a price is not negative (BR-28).`);
  const net = decimal(grossPrice).minus(priceDiscount ?? '0');
  if (net.minus(unitPrice).abs().lte(halfLastDecimal(unitPrice))) return;
  const message = priceDiscount
    ? `is ${priceDiscount}; ${grossPrice} less this discount is ${net.toFixed()}, but the price is ${unitPrice}.`
    : `is ${grossPrice}, without a discount, but the price is ${unitPrice}.`;
  findings.warn('BT-147', `${field}.${priceDiscount ? 'priceDiscount' : 'grossPrice'}`, message);
}

/** Returns what the net amount is, or must be. */
function checkNet(line: CheckableLine, field: string, context: LineContext): Big {
  const { findings, invoice } = context;
  const exact = exactExtendedAmount(line);
  const path = `${field}.netAmount`;
  const verdict = judge(decimal(line.netAmount), exact, line, context);
  if (verdict === 'odd') findings.warn('BT-131', path, `is ${line.netAmount}; ${ROUNDED_PRICE} ${exactText(exact)}.`);
  if (verdict !== 'wrong') return decimal(line.netAmount);
  const expected = roundMoney(exact, invoice.currencyCode);
  findings.contradict('BT-131', path, line.netAmount, amountString(expected, invoice.currencyCode));
  return expected;
}

/** @param nets what the tax may be of: the stated net amount, and what it must be. A wrong net amount alone is not two faults. */
function checkTax(line: CheckableLine, nets: readonly Big[], field: string, context: LineContext): void {
  const { invoice, findings, unit } = context;
  const { currencyCode, taxRounding, roundingMode } = invoice;
  const stored = decimal(line.taxAmount);
  const slack = taxSlack(line, context);
  const path = `${field}.taxAmount`;
  const judged = nets.map((net) => {
    const exact = taxesOf(line).map(({ taxRate }) => exactTax(net, taxRate));
    const rounded = sum(exact.map((tax) => roundMoney(tax, currencyCode, roundingMode)));
    const off = stored.minus(sum(exact)).abs();
    // A share is less than one minor unit off, a rounded tax at most one.
    const isWrong = sum(exact).eq(0) || (taxRounding === 'LINE' ? off.gt(slack) : off.gte(slack));
    return { exact: sum(exact), rounded, off, isWrong: isWrong && !stored.eq(rounded) };
  });
  const [own] = judged;
  const last = judged.at(-1);
  if (last && judged.every(({ isWrong }) => isWrong)) {
    findings.contradict('BG-30', path, line.taxAmount, amountString(last.rounded, currencyCode));
  } else if (own && taxRounding === 'LINE' && !stored.eq(own.rounded) && own.off.gt(unit.div(2).times(taxesOf(line).length))) {
    findings.warn('BG-30', path, `is ${line.taxAmount}; exactly, it is ${exactText(own.exact)}.`);
  }
}
