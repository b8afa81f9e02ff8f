import type { Calculable, Calculated } from '../../../src/invoices/totals/calculable.js';

// A second implementation of an invoice's totals, to hold the first against: whole numbers of minor units (BigInt) and exact fractions,
// written from EN 16931 and shared with the service by nothing but the types. It knows invoices that state no figures.

const DIGITS: Record<string, number> = { JPY: 0, EUR: 2, GBP: 2, KWD: 3, CLF: 4 };

interface Fraction {
  top: bigint;
  bottom: bigint;
}

/** One tax on one thing. */
interface Part {
  key: string;
  name: string | null;
  category: Calculated['taxBreakdown'][number]['category'];
  rate: string;
  reason: string | null;
  code: string | null;
  exact: Fraction;
  tax: bigint;
  of: Thing;
}

/** A line or an allowance or charge of the document. */
interface Thing {
  isLine: boolean;
  gross: bigint | null;
  net: bigint;
  parts: Part[];
}

type Line = Calculable['lines'][number];
type Item = Line | Calculable['allowancesAndCharges'][number];

/** Calculates what `calculateTotals` calculates. */
export function bigintTotals(invoice: Calculable): Calculated {
  const digits = DIGITS[invoice.currencyCode] ?? 2;
  const scale = { top: 10n ** BigInt(digits), bottom: 1n };
  const mode = invoice.roundingMode ?? 'HALF_UP';
  const minor = (value: string) => nearest(times(fraction(value), scale));
  const show = (units: bigint) => text(units, digits);
  const signed = (item: { kind: string; amount: string }) => (item.kind === 'CHARGE' ? minor(item.amount) : -minor(item.amount));

  const extended = (line: Line) => {
    const product = times(fraction(line.quantity), fraction(line.unitPrice));
    const base = fraction(line.priceBaseQuantity);
    const amount = nearest(times(times(product, { top: base.bottom, bottom: base.top }), scale));
    return line.allowancesAndCharges.reduce((so, item) => so + signed(item), amount);
  };
  const lineThing = (line: Line): Thing => {
    const amount = extended(line);
    const whole = ratesOf(line).reduce((so, rate) => plus(so, fraction(rate)), NONE);
    const thing: Thing = { isLine: true, gross: invoice.priceTaxInclusive ? amount : null, net: amount, parts: [] };
    thing.parts = partsOf(line, thing, (rate) => {
      if (!invoice.priceTaxInclusive) return times({ top: amount, bottom: 100n }, fraction(rate));
      const all = plus({ top: 100n, bottom: 1n }, whole);
      return times(times({ top: amount, bottom: 1n }, fraction(rate)), { top: all.bottom, bottom: all.top });
    });
    return thing;
  };
  const counts = ({ kind = 'ITEM', level = 0 }: Line) => kind === 'ITEM' && level === 0;
  const things = invoice.lines.map((line) => (counts(line) ? lineThing(line) : null));
  const lines = things.filter((thing) => thing !== null);
  const documentLevel = invoice.allowancesAndCharges.map((item): Thing => {
    const thing: Thing = { isLine: false, gross: null, net: signed(item), parts: [] };
    thing.parts = partsOf(item, thing, (rate) => times({ top: thing.net, bottom: 100n }, fraction(rate)));
    return thing;
  });

  const parts = [...lines, ...documentLevel].flatMap((thing) => thing.parts);
  const groups = [...new Set(parts.map(({ key }) => key))].map((key) => parts.filter((part) => part.key === key));
  for (const group of groups) {
    if (invoice.taxRounding === 'LINE') for (const part of group) part.tax = nearest(part.exact, mode);
    else if (invoice.priceTaxInclusive) {
      const ofLines = group.filter(({ of }) => of.isLine);
      const onLines = nearest(exactly(ofLines), mode);
      const rest = group.filter(({ of }) => !of.isLine);
      settle(ofLines, onLines);
      settle(rest, nearest(exactly(group), mode) - onLines);
    } else settle(group, nearest(exactly(group), mode));
  }
  for (const line of lines) if (line.gross !== null) line.net = line.gross - taxOf(line);

  const figures = lineFigures(invoice, things, (line) => {
    if (line.kind !== undefined && line.kind !== 'ITEM') return { net: 0n, tax: 0n };
    const thing = lineThing(line);
    const tax = total(thing.parts.map(({ exact }) => nearest(exact, mode)));
    if (thing.gross === null) return { net: thing.net, tax };
    const all = ratesOf(line).reduce((so, rate) => plus(so, fraction(rate)), { top: 100n, bottom: 1n });
    const net = nearest(times({ top: thing.gross * 100n, bottom: 1n }, { top: all.bottom, bottom: all.top }));
    return { net, tax: thing.gross - net };
  });
  const ofKind = (kind: string) =>
    total(invoice.allowancesAndCharges.filter((item) => item.kind === kind).map(({ amount }) => minor(amount)));
  const exclusive = total(lines.map(({ net }) => net)) - ofKind('ALLOWANCE') + ofKind('CHARGE');
  const tax = total(parts.map((part) => part.tax));
  const withheld = total((invoice.withholdingTaxes ?? []).map(({ amount }) => minor(amount)));
  const passedOn = total((invoice.thirdPartyPayments ?? []).map(({ amount }) => minor(amount)));
  return {
    lines: figures.map((line) => ({ netAmount: show(line.net), taxAmount: show(line.tax) })),
    taxBreakdown: groups.map((group) => {
      const [{ name, category, rate }] = group as [Part];
      const codes = new Set(group.map(({ code }) => code));
      return {
        name,
        category,
        rate,
        taxableAmount: show(total(group.map(({ of }) => of.net))),
        taxAmount: show(total(group.map((part) => part.tax))),
        exemptionReason: [...new Set(group.map(({ reason }) => reason).filter((reason) => reason !== null))].join('; ') || null,
        exemptionReasonCode: codes.size === 1 ? ([...codes][0] ?? null) : null,
      };
    }),
    totals: {
      lineNetTotal: show(total(lines.map(({ net }) => net))),
      allowanceTotal: show(ofKind('ALLOWANCE')),
      chargeTotal: show(ofKind('CHARGE')),
      taxExclusive: show(exclusive),
      taxTotal: show(tax),
      taxInclusive: show(exclusive + tax),
      paidAmount: show(minor(invoice.paidAmount)),
      roundingAmount: show(minor(invoice.roundingAmount)),
      withholdingTotal: show(withheld),
      thirdPartyTotal: show(passedOn),
      amountDue: show(exclusive + tax - minor(invoice.paidAmount) + minor(invoice.roundingAmount) - withheld + passedOn),
    },
  };
}

interface Figures {
  net: bigint;
  tax: bigint;
}

function lineFigures({ lines }: Calculable, things: (Thing | null)[], aside: (line: Line) => Figures): Figures[] {
  let since = { net: 0n, tax: 0n };
  return lines.map((line, index) => {
    const thing = things[index];
    if (thing) {
      const own = { net: thing.net, tax: taxOf(thing) };
      since = { net: since.net + own.net, tax: since.tax + own.tax };
      return own;
    }
    const own = line.kind === 'SUBTOTAL' ? since : aside(line);
    if (line.kind === 'SUBTOTAL' || line.kind === 'HEADING') since = { net: 0n, tax: 0n };
    return own;
  });
}

const ratesOf = (item: Item) => [item, ...(item.furtherTaxes ?? [])].map(({ taxRate }) => taxRate);

function partsOf(item: Item, of: Thing, exactOf: (rate: string) => Fraction): Part[] {
  return [item, ...(item.furtherTaxes ?? [])].map((tax) => {
    const name = tax.taxName ?? null;
    const rate = tax.taxRate.includes('.') ? tax.taxRate.replace(/\.?0+$/, '') : tax.taxRate;
    const [reason, code] = [tax.exemptionReason ?? null, tax.exemptionReasonCode ?? null];
    // Reasons tell entries apart at a rate of nought only.
    const key = JSON.stringify([name, tax.taxCategory, rate, ...(rate === '0' ? [reason, code] : [])]);
    return { key, name, category: tax.taxCategory, rate, reason, code, exact: exactOf(tax.taxRate), tax: 0n, of };
  });
}

const taxOf = ({ parts }: Thing) => total(parts.map(({ tax }) => tax));

function total(units: bigint[]): bigint {
  return units.reduce((sum, unit) => sum + unit, 0n);
}

const exactly = (parts: Part[]) => parts.reduce((so, { exact }) => plus(so, exact), NONE);

/** Makes the taxes of one group add up to its tax rounded once: unit by unit to whomever rounding wronged most, each at most once. */
function settle(parts: Part[], target: bigint): void {
  for (const part of parts) part.tax = nearest(part.exact);
  const settled = new Set<Part>();
  for (;;) {
    const missing = target - total(parts.map(({ tax }) => tax));
    if (missing === 0n || settled.size === parts.length) return;
    const step = missing > 0n ? 1n : -1n;
    let next: { part: Part; wrong: Fraction } | undefined;
    for (const part of parts) {
      const off = plus(part.exact, { top: -part.tax, bottom: 1n });
      const wrong = { top: off.top * step, bottom: off.bottom };
      if (!settled.has(part) && (next === undefined || exceeds(wrong, next.wrong))) next = { part, wrong };
    }
    if (next === undefined) return;
    next.part.tax += step;
    settled.add(next.part);
  }
}

const NONE: Fraction = { top: 0n, bottom: 1n };

function fraction(decimal: string): Fraction {
  const [whole = '0', decimals = ''] = decimal.split('.');
  return { top: BigInt(whole + decimals), bottom: 10n ** BigInt(decimals.length) };
}

function times(a: Fraction, b: Fraction): Fraction {
  return { top: a.top * b.top, bottom: a.bottom * b.bottom };
}

function plus(a: Fraction, b: Fraction): Fraction {
  if (a.bottom === b.bottom) return { top: a.top + b.top, bottom: a.bottom };
  return { top: a.top * b.bottom + b.top * a.bottom, bottom: a.bottom * b.bottom };
}

const exceeds = (a: Fraction, b: Fraction) => a.top * b.bottom > b.top * a.bottom;

/** The nearest whole number, half away from zero; or the next one towards zero, or away from it. */
function nearest({ top, bottom }: Fraction, mode = 'HALF_UP'): bigint {
  const size = top < 0n ? -top : top;
  const parts: Record<string, bigint> = { DOWN: size, UP: size + bottom - 1n };
  const rounded = mode === 'HALF_UP' ? (2n * size + bottom) / (2n * bottom) : (parts[mode] ?? 0n) / bottom;
  return top < 0n ? -rounded : rounded;
}

function text(units: bigint, digits: number): string {
  const size = (units < 0n ? -units : units).toString().padStart(digits + 1, '0');
  const point = size.length - digits;
  return `${units < 0n ? '-' : ''}${size.slice(0, point)}${digits > 0 ? '.' : ''}${size.slice(point)}`;
}
