// The view of an invoice of any length, as the service made it when the yardstick was frozen. It imports nothing of the service: what the service changes must not change this.
import { readFileSync } from 'node:fs';
import { linesOf, numberOf } from './lines.mjs';

/** @typedef {ReturnType<typeof linesOf>[number]} Line */

/** Per cent by tax code, in the order of the VAT summary. */
const RATES = { VAT20: 20n, VAT5: 5n };

/** As long as the UUID of a print. */
export const MARKER = '00000000-0000-4000-8000-000000000000';

/** @param {number} count how many lines */
export function frozenView(count) {
  const view = JSON.parse(readFileSync(new URL('view.json', import.meta.url), 'utf8'));
  const logo = readFileSync(new URL('logo.png', import.meta.url), 'base64');
  const number = numberOf(count);
  const lines = linesOf(count, number);
  const { net, tax, breakdown } = totalsOf(lines);
  const total = money(net + tax);
  const amount = (/** @type {string} */ kind, /** @type {string} */ label, /** @type {string} */ text) => ({
    kind,
    isEmphasised: kind !== 'plain',
    label,
    reason: null,
    percentage: null,
    amount: text,
  });
  return {
    ...view,
    marker: MARKER,
    title: `Invoice ${number}`,
    number,
    seller: { ...view.seller, logo: { ...view.seller.logo, source: `data:image/png;base64,${logo}` } },
    page: { ...view.page, headEnd: `Invoice ${number}` },
    summary: { ...view.summary, amount: `£${total}`, size: net + tax < 100_000_000n ? 'regular' : 'long' },
    lines: { ...view.lines, items: itemsOf(lines) },
    taxBreakdown: breakdown,
    totals: [
      amount('plain', 'Subtotal', money(net)),
      amount('plain', 'VAT', money(tax)),
      amount('sum', 'Total', total),
      amount('plain', 'Amount paid', '0.00'),
      amount('due', 'Amount due', total),
    ],
    payment: { entries: [...view.payment.entries, { label: 'Payment reference', text: number }] },
  };
}

/** @param {readonly Line[]} lines */
function totalsOf(lines) {
  const breakdown = Object.entries(RATES).flatMap(([code, rate]) => {
    const own = lines.filter(({ taxCode }) => taxCode === code);
    if (own.length === 0) return [];
    const net = own.reduce((sum, line) => sum + netOf(line), 0n);
    return [{ net, tax: percentOf(net, rate), rate }];
  });
  return {
    net: breakdown.reduce((sum, { net }) => sum + net, 0n),
    tax: breakdown.reduce((sum, { tax }) => sum + tax, 0n),
    breakdown: breakdown.map(({ net, tax, rate }) => ({
      label: 'VAT',
      rate: `${rate}%`,
      reason: null,
      taxableAmount: money(net),
      taxAmount: money(tax),
    })),
  };
}

/** @param {readonly Line[]} lines */
function itemsOf(lines) {
  const quantities = lines.map(({ quantity }) => grouped(withoutZeros(quantity, 0)));
  const prices = lines.map(({ unitPrice }) => grouped(withoutZeros(unitPrice, 2)));
  const mostOf = (/** @type {string[]} */ texts) => texts.reduce((most, text) => Math.max(most, decimalsOf(text)), 0);
  const [quantityDecimals, priceDecimals] = [mostOf(quantities), mostOf(prices)];
  const taxes = taxesOf(lines);
  return lines.map((line, index) => {
    const net = netOf(line);
    const tax = taxes[index] ?? 0n;
    return {
      position: String(index + 1),
      name: line.name,
      description: line.description ?? null,
      chargingPeriod: line.chargingStartDate ? `${Number(line.chargingStartDate.slice(8))} October 2026` : null,
      adjustments: [],
      quantity: aligned(quantities[index] ?? '', quantityDecimals),
      unit: line.unit ?? null,
      unitPrice: aligned(prices[index] ?? '', priceDecimals),
      perBaseQuantity: null,
      netAmount: money(net),
      taxRate: `${rateOf(line)}%`,
      taxAmount: money(tax),
      totalAmount: money(net + tax),
    };
  });
}

/** The tax of each line in pence, rounded so that the lines of a rate make its tax in the summary (largest remainder). @param {readonly Line[]} lines */
function taxesOf(lines) {
  const nets = lines.map(netOf);
  const taxes = lines.map((line) => percentOf(netOf(line), rateOf(line)));
  for (const [code, rate] of Object.entries(RATES)) {
    const own = lines.flatMap(({ taxCode }, index) => (taxCode === code ? [index] : []));
    const sum = (/** @type {(index: number) => bigint} */ value) => own.reduce((total, index) => total + value(index), 0n);
    const net = (/** @type {number} */ index) => nets[index] ?? 0n;
    const missing = percentOf(sum(net), rate) - sum((index) => taxes[index] ?? 0n);
    const direction = missing < 0n ? -1n : 1n;
    const error = (/** @type {number} */ index) => (net(index) * rate - (taxes[index] ?? 0n) * 100n) * direction;
    const errors = new Map(own.map((index) => [index, error(index)]));
    const mostWronged = own.toSorted((a, b) => Number((errors.get(b) ?? 0n) - (errors.get(a) ?? 0n)) || a - b);
    for (const index of mostWronged.slice(0, Number(missing * direction))) taxes[index] = (taxes[index] ?? 0n) + direction;
  }
  return taxes;
}

/** @param {Line} line */
const rateOf = ({ taxCode }) => RATES[/** @type {keyof typeof RATES} */ (taxCode)];

/** Pence. @param {Line} line */
function netOf({ quantity, unitPrice }) {
  const decimals = decimalsOf(quantity) + decimalsOf(unitPrice);
  return halfUp(units(quantity) * units(unitPrice), 10n ** BigInt(decimals - 2));
}

/** @param {bigint} pence @param {bigint} rate */
const percentOf = (pence, rate) => halfUp(pence * rate, 100n);

/** @param {bigint} value @param {bigint} divisor */
const halfUp = (value, divisor) => (value + divisor / 2n) / divisor;

/** @param {string} decimal */
const units = (decimal) => BigInt(decimal.replace('.', ''));

/** @param {string} text */
const decimalsOf = (text) => text.split('.')[1]?.length ?? 0;

/** @param {bigint} pence */
function money(pence) {
  const digits = String(pence).padStart(3, '0');
  return grouped(`${digits.slice(0, -2)}.${digits.slice(-2)}`);
}

/** @param {string} decimal */
function grouped(decimal) {
  const [whole = '', fraction] = decimal.split('.');
  const thousands = whole.replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
  return fraction === undefined ? thousands : `${thousands}.${fraction}`;
}

/** @param {string} decimal @param {number} least so many decimals stay */
function withoutZeros(decimal, least) {
  const [whole = '', fraction = ''] = decimal.split('.');
  const kept = fraction.replace(/0+$/, '').padEnd(least, '0');
  return kept === '' ? whole : `${whole}.${kept}`;
}

/** @param {string} text @param {number} most decimals in the column */
function aligned(text, most) {
  const own = decimalsOf(text);
  return { text, missingDecimals: String(most - own), missingPoint: own === 0 && most > 0 };
}
