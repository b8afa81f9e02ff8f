import type Big from 'big.js';
import { allocate } from './allocate.js';
import type {
  AllowanceCharge,
  DecimalString,
  DocumentAllowanceCharge,
  TaxBreakdownEntry,
  TaxRounding,
  Totals,
} from '../invoice.js';
import { exactNet, exactTax, extendedAmount, netOfAllowancesAndCharges, type PricedLine } from './line-amounts.js';
import { ZERO, decimal, moneyString, roundMoney, sum } from '../money.js';
import { exemptionReasonOf, type Taxed, taxGroups } from './tax-groups.js';

/** What the totals of an invoice are calculated from. */
export interface Calculable {
  currencyCode: string;
  priceTaxInclusive: boolean;
  taxRounding: TaxRounding;
  lines: PricedLine[];
  allowancesAndCharges: CalculableAllowanceCharge[];
  paidAmount: DecimalString;
  roundingAmount: DecimalString;
}

interface CalculableAllowanceCharge extends Pick<DocumentAllowanceCharge, 'kind' | 'amount' | 'taxCategory' | 'taxRate'> {
  exemptionReason?: string | null | undefined;
}

/** All figures of an invoice that can be calculated. */
export interface Calculated {
  /** In the order of the lines. */
  lines: { netAmount: DecimalString; taxAmount: DecimalString }[];
  taxBreakdown: TaxBreakdownEntry[];
  totals: Totals;
}

interface Entry extends Taxed {
  tax: Big;
}

/**
 * Calculates line amounts, tax breakdown and totals (EN 16931, BR-CO-10 to BR-CO-17). Each exemption reason gets an entry of its own. With tax rounding BREAKDOWN
 * the tax of a category and rate is rounded once, and its lines get shares that add up to it; with LINE each line's tax is rounded, and the breakdown is their sum.
 * Prices that include tax are always rounded line by line.
 */
export function calculateTotals(invoice: Calculable): Calculated {
  const money = (value: Big) => moneyString(value, invoice.currencyCode);
  const lines = invoice.lines.map((line) => lineEntry(line, invoice));
  const documentLevel = invoice.allowancesAndCharges.map((item) => documentEntry(item, invoice.currencyCode));
  const groups = [...taxGroups([...lines, ...documentLevel]).values()];
  if (invoice.taxRounding === 'BREAKDOWN' && !invoice.priceTaxInclusive)
    groups.forEach((group) => shareTax(group, invoice.currencyCode));

  return {
    lines: lines.map(({ net, tax }) => ({ netAmount: money(net), taxAmount: money(tax) })),
    taxBreakdown: groups.map(({ category, rate, members }) => ({
      category,
      rate,
      taxableAmount: money(sum(members.map(({ net }) => net))),
      taxAmount: money(sum(members.map(({ tax }) => tax))),
      exemptionReason: exemptionReasonOf(members),
    })),
    totals: totalsOf(lines, [...lines, ...documentLevel], invoice, money),
  };
}

function totalsOf(lines: Entry[], all: Entry[], invoice: Calculable, money: (value: Big) => DecimalString): Totals {
  const ofKind = (kind: AllowanceCharge['kind']) =>
    sum(invoice.allowancesAndCharges.filter((item) => item.kind === kind).map(({ amount }) => decimal(amount)));
  const taxExclusive = sum(all.map(({ net }) => net));
  const taxTotal = sum(all.map(({ tax }) => tax));
  const taxInclusive = taxExclusive.plus(taxTotal);
  return {
    lineNetTotal: money(sum(lines.map(({ net }) => net))),
    allowanceTotal: money(ofKind('ALLOWANCE')),
    chargeTotal: money(ofKind('CHARGE')),
    taxExclusive: money(taxExclusive),
    taxTotal: money(taxTotal),
    taxInclusive: money(taxInclusive),
    paidAmount: money(decimal(invoice.paidAmount)),
    roundingAmount: money(decimal(invoice.roundingAmount)),
    amountDue: money(taxInclusive.minus(invoice.paidAmount).plus(invoice.roundingAmount)),
  };
}

function lineEntry(line: PricedLine, { currencyCode, priceTaxInclusive }: Calculable): Entry {
  const amount = extendedAmount(line, currencyCode);
  const net = priceTaxInclusive ? roundMoney(exactNet(amount, line.taxRate), currencyCode) : amount;
  const tax = priceTaxInclusive ? amount.minus(net) : roundMoney(exactTax(net, line.taxRate), currencyCode);
  return { category: line.taxCategory, rate: line.taxRate, exemptionReason: line.exemptionReason, net, tax };
}

function documentEntry(item: Calculable['allowancesAndCharges'][number], currencyCode: string): Entry {
  const net = netOfAllowancesAndCharges([item]);
  const tax = roundMoney(exactTax(net, item.taxRate), currencyCode);
  return { category: item.taxCategory, rate: item.taxRate, exemptionReason: item.exemptionReason, net, tax };
}

/** Rounds the group's tax once (BR-CO-17) and gives each member its share. */
function shareTax({ rate, members }: { rate: DecimalString; members: Entry[] }, currencyCode: string): void {
  const exact = members.map(({ net }) => exactTax(net, rate));
  const shares = allocate(exact, roundMoney(sum(exact), currencyCode), currencyCode);
  members.forEach((member, index) => (member.tax = shares[index] ?? ZERO));
}
