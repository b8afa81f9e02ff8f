import type Big from 'big.js';
import type { Calculable, Calculated, CalculableLine } from './calculable.js';
import type { AllowanceCharge, DecimalString, TaxBreakdownEntry, Totals } from '../invoice.js';
import { isCounted } from './line-amounts.js';
import { type PricedItem, pricedAllowanceCharge, pricedLine } from './priced-items.js';
import { roundTaxes } from './round-taxes.js';
import { ZERO, amountString, decimal, roundMoney, sum } from '../money.js';
import { subtotalsOf } from './subtotals.js';
import { exemptionCodeOf, exemptionReasonOf, taxGroups } from './tax-groups.js';

/**
 * Calculates the line amounts, tax breakdown and totals (EN 16931, BR-CO-10 to BR-CO-17) that an invoice does not state. Each tax, rate and exemption reason gets
 * an entry of its own. With tax rounding BREAKDOWN and TOTAL the tax of an entry is rounded once, and its lines get shares that add up to it; with LINE each line's
 * tax is rounded, and the breakdown is their sum. If prices include tax, it is taken out of what the lines of an entry cost together, or line by line.
 * Amounts with more decimals than the currency has stay as they are: the check names their fields.
 */
export function calculateTotals(invoice: Calculable): Calculated {
  const money = (value: Big) => amountString(value, invoice.currencyCode);
  const lines = invoice.lines.map((line) => (isCounted(line) ? pricedLine(line, invoice) : null));
  const counted = lines.filter((line) => line !== null);
  const documentLevel = invoice.allowancesAndCharges.map(pricedAllowanceCharge);
  roundTaxes(
    [...counted, ...documentLevel].flatMap(({ shares }) => shares),
    invoice,
  );
  lines.forEach((line, index) => line && settleNet(line, invoice.lines[index]));
  const taxBreakdown = invoice.taxBreakdown?.map(completeEntry) ?? calculatedBreakdown([...counted, ...documentLevel], money);

  return {
    lines: lineFigures(lines, invoice, money),
    taxBreakdown,
    totals: totalsOf({ counted, documentLevel, taxBreakdown }, invoice, money),
  };
}

/** What is not tax of a price that includes it is the net amount. */
function settleNet(item: PricedItem, line: CalculableLine | undefined): void {
  if (item.gross === null || line?.netAmount !== undefined) return;
  item.net = item.gross.minus(taxOf(item));
  for (const share of item.shares) share.net = item.net;
}

const taxOf = ({ shares }: PricedItem) => sum(shares.map(({ tax }) => tax));

type Money = (value: Big) => DecimalString;

function lineFigures(priced: readonly (PricedItem | null)[], invoice: Calculable, money: Money): Calculated['lines'] {
  const amounts = priced.map((item, index) => {
    const stated = invoice.lines[index]?.taxAmount;
    if (!item) return undefined;
    const tax = item.gross === null ? taxOf(item) : item.gross.minus(item.net);
    return { net: item.net, tax: stated === undefined ? tax : decimal(stated) };
  });
  const subtotals = subtotalsOf(invoice.lines, amounts);
  return invoice.lines.map((line, index) => {
    const own = amounts[index] ?? subtotals.get(index) ?? subLine(line, invoice);
    return { netAmount: line.netAmount ?? money(own.net), taxAmount: line.taxAmount ?? money(own.tax) };
  });
}

/** The amounts of a line that does not count: a sub-line is rounded by itself, headings and texts have none. */
function subLine(line: CalculableLine, invoice: Calculable): { net: Big; tax: Big } {
  if (line.kind !== undefined && line.kind !== 'ITEM') return { net: ZERO, tax: ZERO };
  const { gross, net, shares } = pricedLine(line, invoice);
  const tax = sum(shares.map(({ exact }) => roundMoney(exact, invoice.currencyCode, invoice.roundingMode)));
  return gross === null ? { net, tax } : { net, tax: gross.minus(net) };
}

function completeEntry(entry: NonNullable<Calculable['taxBreakdown']>[number]): TaxBreakdownEntry {
  return {
    ...entry,
    name: entry.name ?? null,
    exemptionReason: entry.exemptionReason ?? null,
    exemptionReasonCode: entry.exemptionReasonCode ?? null,
  };
}

function calculatedBreakdown(items: readonly PricedItem[], money: Money): TaxBreakdownEntry[] {
  const groups = taxGroups(items.flatMap(({ shares }) => shares));
  return [...groups.values()].map(({ name, category, rate, members }) => ({
    name,
    category,
    rate,
    taxableAmount: money(sum(members.map(({ net }) => net))),
    taxAmount: money(sum(members.map(({ tax }) => tax))),
    exemptionReason: exemptionReasonOf(members),
    exemptionReasonCode: exemptionCodeOf(members),
  }));
}

interface Parts {
  counted: readonly PricedItem[];
  documentLevel: readonly PricedItem[];
  taxBreakdown: readonly TaxBreakdownEntry[];
}

function totalsOf({ counted, documentLevel, taxBreakdown }: Parts, invoice: Calculable, money: Money): Totals {
  const ofKind = (kind: AllowanceCharge['kind']) => amountsOf(invoice.allowancesAndCharges.filter((item) => item.kind === kind));
  const lineNetTotal = sum(counted.map(({ net }) => net));
  const taxExclusive = lineNetTotal.plus(sum(documentLevel.map(({ net }) => net)));
  const taxTotal = sum(taxBreakdown.map(({ taxAmount }) => decimal(taxAmount)));
  const taxInclusive = taxExclusive.plus(taxTotal);
  const withheld = amountsOf(invoice.withholdingTaxes ?? []);
  const thirdParties = amountsOf(invoice.thirdPartyPayments ?? []);
  return {
    lineNetTotal: money(lineNetTotal),
    allowanceTotal: money(ofKind('ALLOWANCE')),
    chargeTotal: money(ofKind('CHARGE')),
    taxExclusive: money(taxExclusive),
    taxTotal: money(taxTotal),
    taxInclusive: money(taxInclusive),
    paidAmount: money(decimal(invoice.paidAmount)),
    roundingAmount: money(decimal(invoice.roundingAmount)),
    withholdingTotal: money(withheld),
    thirdPartyTotal: money(thirdParties),
    amountDue: money(taxInclusive.minus(invoice.paidAmount).plus(invoice.roundingAmount).minus(withheld).plus(thirdParties)),
  };
}

const amountsOf = (items: readonly { amount: DecimalString }[]) => sum(items.map(({ amount }) => decimal(amount)));
