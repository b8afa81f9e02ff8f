import type Big from 'big.js';
import type { Checkable, CheckableEntry, CheckedLine } from '../checkable.js';
import type { Findings } from '../findings.js';
import type { DecimalString } from '../../invoice.js';
import { ZERO, decimal, minorUnit, roundMoney, sum, sumOfQuotients } from '../../money.js';
import {
  exactTax,
  exactTaxInPrice,
  isCounted,
  netOfAllowancesAndCharges,
  taxesOf,
  wholeRate,
} from '../../totals/line-amounts.js';
import { coverageOf, type Taxed, taxGroups, treatmentOf } from '../../totals/tax-groups.js';

/** One tax on one counted line, or on one allowance or charge of the document. */
export interface Member extends Taxed {
  /** Before it is rounded. */
  exact: Big;
  /** The tax of a line that has this tax only, and its field. */
  stored: { tax: Big; field: string } | null;
  isLine: boolean;
  /** Its line's amounts are not those that are stored, so they are no shares that add up. */
  isCorrected: boolean;
  /** Whether its tax may be rounded another way than the seller's: at exactly half a unit, or as one of several taxes whose sum the line states. */
  isLoose: boolean;
}

/** An invoice whose lines are checked. */
export interface LinesChecked extends Checkable {
  lines: CheckedLine[];
}

/** Entries of the breakdown, usually one, and what they cover. */
export interface BreakdownGroup {
  key: string;
  entries: (CheckableEntry & { field: string })[];
  members: Member[];
}

/** What a group of the breakdown is checked against. */
export interface BreakdownContext {
  invoice: LinesChecked;
  findings: Findings;
  /** What the amounts of the invoice are rounded to. */
  unit: Big;
}

/** Every entry, and everything that is taxed, with what belongs to it. */
export function breakdownGroups(invoice: LinesChecked): BreakdownGroup[] {
  const members = [...invoice.lines.flatMap((line, index) => lineMembers(line, index, invoice)), ...documentMembers(invoice)];
  const keyOf = coverageOf(invoice.taxBreakdown, members);
  const entries = invoice.taxBreakdown.map((entry, index) => ({ ...entry, field: `taxBreakdown[${index}]` }));
  const [byEntry, byMember] = [taxGroups(entries, keyOf), taxGroups(members, keyOf)];
  return [...new Set([...byEntry.keys(), ...byMember.keys()])].map((key) => ({
    key,
    entries: byEntry.get(key)?.members ?? [],
    members: byMember.get(key)?.members ?? [],
  }));
}

function lineMembers(line: CheckedLine, index: number, invoice: LinesChecked): Member[] {
  if (!isCounted(line)) return [];
  const { isCorrected } = line;
  const net = decimal(line.netAmount);
  const exactOf = (rate: DecimalString) =>
    invoice.priceTaxInclusive ? exactTaxInPrice(net.plus(line.taxAmount), rate, wholeRate(line)) : exactTax(net, rate);
  const taxes = taxesOf(line).map((tax) => ({ ...treatmentOf(tax), net, exact: exactOf(tax.taxRate) }));
  const isSingle = taxes.length === 1;
  const stored = isSingle ? { tax: decimal(line.taxAmount), field: `lines[${index}].taxAmount` } : null;
  const isUsual = isSingle || sum(taxes.map(({ exact }) => rounded(exact, invoice))).eq(line.taxAmount);
  return taxes.map((tax) => ({
    ...tax,
    stored,
    isLine: true,
    isCorrected,
    isLoose: !isSingle && (!isUsual || isHalf(tax.exact, invoice)),
  }));
}

function documentMembers(invoice: LinesChecked): Member[] {
  return invoice.allowancesAndCharges.flatMap((item) => {
    const net = netOfAllowancesAndCharges([item]);
    return taxesOf(item).map((tax) => {
      const exact = exactTax(net, tax.taxRate);
      const isLoose = isHalf(exact, invoice);
      return { ...treatmentOf(tax), net, exact, stored: null, isLine: false, isCorrected: false, isLoose };
    });
  });
}

const rounded = (exact: Big, { currencyCode, roundingMode }: Checkable) => roundMoney(exact, currencyCode, roundingMode);

const isHalf = (exact: Big, { currencyCode }: Checkable) => rest(exact, currencyCode).eq(minorUnit(currencyCode).div(2));

const rest = (exact: Big, currencyCode: string) =>
  sumOfQuotients([exact])
    .minus(roundMoney(exact, currencyCode, 'DOWN'))
    .abs();

/** What the stated tax of a group is off beyond half a unit. */
export function excessOf({ entries, members }: BreakdownGroup, unit: Big): Big {
  if (entries.length === 0) return ZERO;
  const excess = statedTax(entries)
    .minus(sum(members.map(({ exact }) => exact)))
    .abs()
    .minus(unit.div(2));
  return excess.gt(0) ? excess : ZERO;
}

/** The tax of all entries of a group. */
export function statedTax(entries: BreakdownGroup['entries']): Big {
  return sum(entries.map(({ taxAmount }) => decimal(taxAmount)));
}
