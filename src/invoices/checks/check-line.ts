import type Big from 'big.js';
import type { CheckableLine, CheckedLine } from './checkable.js';
import { checkAllowanceCharge } from './check-allowance-charge.js';
import { checkLineBases } from './check-line-base.js';
import { Findings } from './findings.js';
import { amountString, decimal, exactText, roundMoney, sum } from '../money.js';
import { checkGross } from './check-gross.js';
import { type LineAmounts, type LineContext, ROUNDED_PRICE, judge, taxSlack } from './line-slack.js';
import { halfLastDecimal } from './price-slack.js';
import { exactExtendedAmount, exactTax, isCounted, taxesOf } from '../totals/line-amounts.js';

/**
 * Checks that a line's stored net amount and tax follow from its quantity, price and rates. At exactly half a minor unit, rounding up and down are
 * both right. If tax is rounded once for the whole breakdown, a line's share of it may be less than one minor unit off. What contradicts itself in a sub-line
 * is only odd: its amounts count nowhere.
 * @returns the line as it is, or must be
 */
export function checkLine(line: CheckableLine, index: number, context: LineContext): CheckedLine {
  const field = `lines[${index}]`;
  checkRates(line, field, context.findings);
  if (line.kind === 'HEADING' || line.kind === 'TEXT') checkEmpty(line, field, context);
  if (line.kind !== undefined && line.kind !== 'ITEM') return { ...line, isCorrected: false };
  if (isCounted(line)) return corrected(line, checkItem(line, field, context));
  const lenient = new Findings('AS_STATED');
  checkItem(line, field, { ...context, findings: lenient });
  context.findings.warnings.push(...lenient.warnings);
  return { ...line, isCorrected: false };
}

function corrected(line: CheckableLine, { net, tax }: LineAmounts): CheckedLine {
  const isCorrected = !net.eq(line.netAmount) || !tax.eq(line.taxAmount);
  return isCorrected ? { ...line, netAmount: net.toFixed(), taxAmount: tax.toFixed(), isCorrected } : { ...line, isCorrected };
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

function checkItem(given: CheckableLine, field: string, context: LineContext): LineAmounts {
  const { invoice, findings, unit } = context;
  const allowancesAndCharges = given.allowancesAndCharges.map((item, at) => {
    const term = item.kind === 'ALLOWANCE' ? 'BT-136' : 'BT-141';
    const place = { term, field: `${field}.allowancesAndCharges[${at}]`, currencyCode: invoice.currencyCode };
    return checkAllowanceCharge(item, place, findings);
  });
  const line = { ...given, allowancesAndCharges };
  checkLineBases(line, field, { unit, currencyCode: invoice.currencyCode }, findings);
  checkPrice(line, field, findings);
  if (invoice.priceTaxInclusive) return checkGross(line, field, context);
  const net = checkNet(line, field, context);
  return { net: findings.basis(decimal(line.netAmount), net), tax: checkTax(line, net, field, context) };
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

/**
 * Returns what the tax is, or must be.
 * @param net what the net amount must be
 */
function checkTax(line: CheckableLine, net: Big, field: string, context: LineContext): Big {
  const { invoice, findings, unit } = context;
  const stored = decimal(line.taxAmount);
  const path = `${field}.taxAmount`;
  // If the seller's figures stand, a wrong net amount alone is not two contradictions.
  const taxes = [net, findings.basis(decimal(line.netAmount), net)].map((of) => taxOf(line, of, context));
  const [right] = taxes;
  const own = taxes.find(({ isRight }) => isRight);
  if (right && !own) {
    findings.contradict('BG-30', path, line.taxAmount, amountString(right.rounded, invoice.currencyCode));
    return findings.basis(stored, right.rounded);
  }
  if (own && invoice.taxRounding === 'LINE' && !stored.eq(own.rounded)) {
    const isOdd = stored
      .minus(own.exact)
      .abs()
      .gt(unit.div(2).times(taxesOf(line).length));
    if (isOdd) findings.warn('BG-30', path, `is ${line.taxAmount}; exactly, it is ${exactText(own.exact)}.`);
  }
  return stored;
}

/** The tax of a net amount, and whether that of the line may be it: a share is less than one minor unit off, a rounded tax at most one. */
function taxOf(line: CheckableLine, net: Big, context: LineContext): { exact: Big; rounded: Big; isRight: boolean } {
  const { currencyCode, taxRounding, roundingMode } = context.invoice;
  const slack = taxSlack(line, context);
  const taxes = taxesOf(line).map(({ taxRate }) => exactTax(net, taxRate));
  const exact = sum(taxes);
  const rounded = sum(taxes.map((tax) => roundMoney(tax, currencyCode, roundingMode)));
  const off = exact.minus(line.taxAmount).abs();
  const isNear = taxRounding === 'LINE' ? off.lte(slack) : off.lt(slack);
  return { exact, rounded, isRight: rounded.eq(line.taxAmount) || (isNear && !exact.eq(0)) };
}
