import type { Calculable, Calculated } from '../../../src/invoices/totals/calculable.js';

// A second implementation of an invoice's totals, to hold the first against: whole numbers of minor units (BigInt) and exact fractions,
// written from EN 16931 and shared with the service by nothing but the types.

const DIGITS: Record<string, number> = { JPY: 0, EUR: 2, GBP: 2, KWD: 3, CLF: 4 };

interface Fraction {
  top: bigint;
  bottom: bigint;
}

interface Entry {
  key: string;
  net: bigint;
  tax: bigint;
}

/** Calculates what `calculateTotals` calculates. */
export function bigintTotals(invoice: Calculable): Calculated {
  const digits = DIGITS[invoice.currencyCode] ?? 2;
  const minor = (value: string) => nearest(times(fraction(value), { top: 10n ** BigInt(digits), bottom: 1n }));
  const show = (units: bigint) => text(units, digits);
  const signed = (item: { kind: string; amount: string }) => (item.kind === 'CHARGE' ? minor(item.amount) : -minor(item.amount));

  const lines = invoice.lines.map((line): Entry => {
    const product = times(fraction(line.quantity), fraction(line.unitPrice));
    const base = fraction(line.priceBaseQuantity);
    const extended = times(times(product, { top: base.bottom, bottom: base.top }), { top: 10n ** BigInt(digits), bottom: 1n });
    const amount = line.allowancesAndCharges.reduce((so, item) => so + signed(item), nearest(extended));
    const key = keyOf(line.taxCategory, line.taxRate, line.exemptionReason);
    if (!invoice.priceTaxInclusive) return { key, net: amount, tax: nearest(taxOn(amount, line.taxRate)) };
    const rate = fraction(line.taxRate);
    const net = nearest({ top: amount * 100n * rate.bottom, bottom: 100n * rate.bottom + rate.top });
    return { key, net, tax: amount - net };
  });
  const documentLevel = invoice.allowancesAndCharges.map((item): Entry => {
    const net = signed(item);
    return { key: keyOf(item.taxCategory, item.taxRate, item.exemptionReason), net, tax: nearest(taxOn(net, item.taxRate)) };
  });

  const everything = [...lines, ...documentLevel];
  const keys = [...new Set(everything.map(({ key }) => key))];
  if (invoice.taxRounding === 'BREAKDOWN' && !invoice.priceTaxInclusive) {
    for (const key of keys) settle(everything.filter((entry) => entry.key === key));
  }

  const ofKind = (kind: string) =>
    total(invoice.allowancesAndCharges.filter((item) => item.kind === kind).map(({ amount }) => minor(amount)));
  const exclusive = total(lines.map(({ net }) => net)) - ofKind('ALLOWANCE') + ofKind('CHARGE');
  const tax = total(everything.map((entry) => entry.tax));
  return {
    lines: lines.map((line) => ({ netAmount: show(line.net), taxAmount: show(line.tax) })),
    taxBreakdown: keys.map((key) => {
      const members = everything.filter((entry) => entry.key === key);
      const [category, rate, ...reason] = key.split(' ') as [Calculated['taxBreakdown'][number]['category'], string];
      return {
        category,
        rate,
        taxableAmount: show(total(members.map(({ net }) => net))),
        taxAmount: show(total(members.map((m) => m.tax))),
        exemptionReason: reason.join(' ') || null,
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
      amountDue: show(exclusive + tax - minor(invoice.paidAmount) + minor(invoice.roundingAmount)),
    },
  };
}

function total(units: bigint[]): bigint {
  return units.reduce((sum, unit) => sum + unit, 0n);
}

/** Makes the taxes of one group add up to its tax rounded once: unit by unit to whomever rounding wronged most, each at most once. */
function settle(members: Entry[]): void {
  const rate = members[0]?.key.split(' ')[1] ?? '0';
  const target = nearest(
    taxOn(
      members.reduce((sum, { net }) => sum + net, 0n),
      rate,
    ),
  );
  const settled = new Set<Entry>();
  for (;;) {
    const missing = target - members.reduce((sum, { tax }) => sum + tax, 0n);
    if (missing === 0n) return;
    const step = missing > 0n ? 1n : -1n;
    let next: { entry: Entry; wrong: bigint } | undefined;
    for (const entry of members) {
      const exact = taxOn(entry.net, rate);
      const wrong = (exact.top - entry.tax * exact.bottom) * step;
      if (!settled.has(entry) && (next === undefined || wrong > next.wrong)) next = { entry, wrong };
    }
    if (next === undefined) throw new Error('more to spread than members');
    next.entry.tax += step;
    settled.add(next.entry);
  }
}

/** `rate` per cent of whole minor units. */
function taxOn(net: bigint, rate: string): Fraction {
  const { top, bottom } = fraction(rate);
  return { top: net * top, bottom: bottom * 100n };
}

/** Reasons stand with a rate of nought only. */
function keyOf(category: string, rate: string, reason: string | null | undefined): string {
  return `${category} ${rate.includes('.') ? rate.replace(/\.?0+$/, '') : rate} ${reason ?? ''}`;
}

function fraction(decimal: string): Fraction {
  const [whole = '0', decimals = ''] = decimal.split('.');
  return { top: BigInt(whole + decimals), bottom: 10n ** BigInt(decimals.length) };
}

function times(a: Fraction, b: Fraction): Fraction {
  return { top: a.top * b.top, bottom: a.bottom * b.bottom };
}

/** The nearest whole number, half away from zero. */
function nearest({ top, bottom }: Fraction): bigint {
  const size = top < 0n ? -top : top;
  const rounded = (2n * size + bottom) / (2n * bottom);
  return top < 0n ? -rounded : rounded;
}

function text(units: bigint, digits: number): string {
  const size = (units < 0n ? -units : units).toString().padStart(digits + 1, '0');
  const point = size.length - digits;
  return `${units < 0n ? '-' : ''}${size.slice(0, point)}${digits > 0 ? '.' : ''}${size.slice(point)}`;
}
