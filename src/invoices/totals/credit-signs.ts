import type Big from 'big.js';
import type { AllowanceCharge, DecimalString, InvoiceType } from '../invoice.js';
import { exactExtension, exactNet, isCounted, netOfAllowancesAndCharges, type PricedLine, wholeRate } from './line-amounts.js';
import { decimal, sum } from '../money.js';

type Signed = Pick<AllowanceCharge, 'kind' | 'amount'> & { baseAmount?: DecimalString | null | undefined };

interface CreditLine extends PricedLine {
  netAmount?: DecimalString | undefined;
  allowancesAndCharges: Signed[];
}

interface CreditTotals {
  lineNetTotal: DecimalString;
  allowanceTotal: DecimalString;
  chargeTotal: DecimalString;
  taxExclusive: DecimalString;
}

/** What decides the signs of a record's allowances and charges. */
export interface CreditRecord {
  type: InvoiceType;
  priceTaxInclusive: boolean;
  lines: CreditLine[];
  allowancesAndCharges: Signed[];
  totals?: CreditTotals | undefined;
}

/**
 * Gives the allowances and charges of a credit note the sign of what they change. Its record writes them without sign, as on the invoice: a discount of 10.00 on a
 * credited line of -100.00 becomes -10.00. Stated figures decide, if only the amounts as written agree with them.
 */
export function withCreditSigns<T extends CreditRecord>(record: T): T {
  if (record.type !== 'CREDIT_NOTE') return record;
  const lines = signedLines(record);
  return { ...record, lines, ...signedDocumentLevel(record, lines) };
}

interface Readings {
  /** As written. */
  literal: CreditLine;
  /** With the sign of the line. */
  mirrored: CreditLine;
  stated: Big | null;
  isCredited: boolean;
}

function signedLines(record: CreditRecord): CreditLine[] {
  const readings = record.lines.map((line): Readings => {
    const mirrored = { ...line, allowancesAndCharges: line.allowancesAndCharges.map(mirror) };
    const stated = line.netAmount === undefined ? null : decimal(line.netAmount);
    return { literal: line, mirrored, stated, isCredited: exactExtension(line).lte(0) };
  });
  const choose = (undecided: 'literal' | 'mirrored') =>
    readings.map(({ literal, mirrored, stated, isCredited }) => {
      if (!isCredited || literal.allowancesAndCharges.length === 0) return literal;
      if (stated === null) return undecided === 'literal' ? literal : mirrored;
      return nearer(stated, netOf(mirrored, record), netOf(literal, record)) ? mirrored : literal;
    });
  const [usual, literal] = [choose('mirrored'), choose('literal')];
  if (!record.totals) return usual;
  const total = (lines: CreditLine[]) =>
    sum(lines.filter(isCounted).map((line) => (line.netAmount ? decimal(line.netAmount) : netOf(line, record))));
  return nearer(decimal(record.totals.lineNetTotal), total(usual), total(literal)) ? usual : literal;
}

function netOf(line: CreditLine, { priceTaxInclusive }: CreditRecord): Big {
  const amount = exactExtension(line).plus(netOfAllowancesAndCharges(line.allowancesAndCharges));
  return priceTaxInclusive ? exactNet(amount, wholeRate(line)) : amount;
}

function signedDocumentLevel(record: CreditRecord, lines: CreditLine[]): Pick<CreditRecord, 'allowancesAndCharges' | 'totals'> {
  const { totals, allowancesAndCharges: literal } = record;
  const credited = sum(lines.filter(isCounted).map((line) => netOf(line, record)));
  const mirrored = literal.map(mirror);
  const fits = (items: Signed[]) => decimal(totals?.lineNetTotal ?? '0').plus(netOfAllowancesAndCharges(items));
  const isMirrored = totals ? nearer(decimal(totals.taxExclusive), fits(mirrored), fits(literal)) : credited.lte(0);
  if (!isMirrored || literal.length === 0) return { allowancesAndCharges: literal, totals };
  return { allowancesAndCharges: mirrored, totals: totals && withSignsOf(mirrored, totals) };
}

/** The totals of allowances and of charges, with the signs of what they sum. */
function withSignsOf<T extends CreditTotals>(items: Signed[], totals: T): T {
  const signed = (kind: AllowanceCharge['kind'], stated: DecimalString) => {
    const total = sum(items.filter((item) => item.kind === kind).map(({ amount }) => decimal(amount)));
    return total.times('-1').eq(stated) ? total.toFixed() : stated;
  };
  return {
    ...totals,
    allowanceTotal: signed('ALLOWANCE', totals.allowanceTotal),
    chargeTotal: signed('CHARGE', totals.chargeTotal),
  };
}

const nearer = (target: Big, a: Big, b: Big) => target.minus(a).abs().lte(target.minus(b).abs());

function mirror<T extends Signed>(item: T): T {
  const amount = negative(item.amount);
  return item.baseAmount ? { ...item, amount, baseAmount: negative(item.baseAmount) } : { ...item, amount };
}

function negative(amount: DecimalString): DecimalString {
  return /^-|^0+(\.0*)?$/.test(amount) ? amount : `-${amount}`;
}
