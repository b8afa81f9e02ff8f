import * as fc from 'fast-check';
import { parseSample, type Sample } from '../../../src/templates/samples/load-samples.js';
import { type SupportedLocale, supportedLocales } from '../../../src/templates/index.js';

/** A document by its numbers, so that fast-check can make it smaller. */
export interface Outline {
  design: 'classic' | 'modern' | 'compact';
  paper: 'a4' | 'letter';
  locale: SupportedLocale;
  type: 'invoice' | 'credit-note' | 'quote' | 'receipt' | 'payment-receipt' | 'statement';
  /** Rows of the table. */
  rows: number;
  /** Lines of the description of every row. */
  height: number;
  /** Rows with longer descriptions: where, counted from the end, and how many lines. */
  tall: { fromEnd: number; height: number }[];
  /** How many of the rows before a heading are. */
  headings: number;
  payments: number;
  /** Lines of the notes, and of the terms. */
  notes: number;
  terms: number;
  /** Discounts and charges of the document; each is a row of the totals. */
  adjustments: number;
  /** Rates of tax. */
  rates: number;
  /** Entries of the further details. */
  details: number;
  currency: 'EUR' | 'GBP' | 'CHF' | 'JPY';
  hasDelivery: boolean;
  hasLongWords: boolean;
}

/** Documents of any content: mostly ordinary numbers, now and then the largest. */
export const arbitraryOutline: fc.Arbitrary<Outline> = fc.record({
  design: fc.constantFrom('classic', 'modern', 'compact'),
  paper: fc.constantFrom('a4', 'letter'),
  locale: fc.constantFrom(...supportedLocales),
  type: fc.constantFrom(
    ...(['invoice', 'invoice', 'invoice', 'credit-note', 'quote', 'receipt', 'payment-receipt', 'statement'] as const),
  ),
  rows: fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 80 })),
  height: fc.oneof(upTo(2), upTo(6)),
  tall: fc.array(fc.record({ fromEnd: fc.oneof(upTo(2), upTo(20)), height: fc.oneof(upTo(25), upTo(70), upTo(200)) }), {
    maxLength: 3,
  }),
  headings: fc.oneof(fc.constant(0), upTo(5)),
  payments: fc.oneof(fc.constant(0), upTo(3), upTo(60)),
  notes: fc.oneof(upTo(3), upTo(60)),
  terms: fc.oneof(fc.constant(0), upTo(3), upTo(30)),
  adjustments: fc.oneof(fc.constant(0), upTo(2), upTo(12)),
  rates: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 8 })),
  details: fc.oneof(fc.constant(0), upTo(3), upTo(20)),
  currency: fc.constantFrom('EUR', 'GBP', 'CHF', 'JPY'),
  hasDelivery: fc.boolean(),
  hasLongWords: fc.integer({ min: 0, max: 5 }).map((one) => one === 5),
});

function upTo(max: number): fc.Arbitrary<number> {
  return fc.nat({ max });
}

/** The document of an outline, with calculated figures. */
export function documentOf(outline: Outline): Sample {
  return parseSample('arbitrary.json', JSON.stringify(dataOf(outline)), () => null);
}

const WORD = 'Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstelle';

function dataOf(outline: Outline): object {
  const { type, currency, notes, terms, hasLongWords } = outline;
  const common = {
    title: 'Any content',
    documentType: type === 'payment-receipt' ? 'receipt' : type,
    number: 'RE-2026-0418',
    currencyCode: currency,
    issueDate: '2026-11-02',
    organisation: seller(hasLongWords),
    customer: { accountId: 'C-1', name: hasLongWords ? WORD : 'Glenlarig Lodges Ltd', billingAddress: address(currency) },
    paymentAccount: { iban: currency === 'CHF' ? 'CH9300762011623852957' : 'DE89370400440532013000' },
    notes: textOf(notes, 'Note'),
    terms: textOf(terms, 'Term'),
  };
  if (type === 'statement') return { ...common, ...statement(outline) };
  const details = Array.from({ length: outline.details }, (_, at) => ({ name: `Detail ${at + 1}`, value: `Value ${at + 1}` }));
  const delivery = outline.hasDelivery ? { delivery: { name: 'The yard', address: address(currency) } } : {};
  const rest = { ...common, ...delivery, customAttributes: details };
  if (type === 'payment-receipt') return { ...rest, ...payments(Math.max(1, outline.payments)) };
  if (type === 'receipt') return { ...rest, ...receipt(outline) };
  const lines = { lines: linesOf(outline), allowancesAndCharges: adjustments(outline.adjustments) };
  if (type === 'quote') return { ...rest, ...lines, validUntil: '2026-12-18' };
  return { ...rest, ...lines, dueDate: '2026-12-02', ...payments(type === 'credit-note' ? 0 : outline.payments) };
}

function seller(hasLongWords: boolean): object {
  return {
    name: hasLongWords ? WORD : 'Strathlinn Timber',
    legalName: 'Strathlinn Timber Ltd',
    email: 'accounts@strathlinn-timber.example',
    phone: '+44 1632 960417',
    vatNumber: 'GB 918 2746 05',
    legalInformation: `Registered in Scotland, SC918264. ${hasLongWords ? WORD : ''}`.trim(),
    address: { line1: 'Unit 7, Woodlands Industrial Estate', city: 'Grantown-on-Spey', postcode: 'PH26 3NA', countryCode: 'GB' },
  };
}

function address(currency: string): object {
  return { line1: '62 Commercial Quay', city: 'Leith', postcode: '1234', countryCode: currency === 'CHF' ? 'CH' : 'GB' };
}

function linesOf({ rows, height, tall, headings, rates, currency, hasLongWords }: Outline): object[] {
  return Array.from({ length: rows }, (_, at) => {
    const long = tall.find(({ fromEnd }) => fromEnd === rows - 1 - at)?.height ?? 0;
    const description = textOf(Math.max(height, long), 'Part');
    const name = hasLongWords && at % 7 === 0 ? WORD : `Goods ${at + 1}`;
    // Headings are spread over the rows, and never the last one.
    if (headings > 0 && at < rows - 1 && at % Math.max(2, Math.ceil(rows / headings)) === 0) return { kind: 'HEADING', name };
    const unitPrice = currency === 'JPY' ? '19800' : '198.50';
    return { name, description, quantity: '12', unit: 'm²', unitPrice, taxRate: String(5 + (at % rates)) };
  });
}

function adjustments(count: number): object[] {
  return Array.from({ length: count }, (_, at) => ({
    kind: at % 2 === 0 ? 'ALLOWANCE' : 'CHARGE',
    amount: '1',
    reason: `Reason ${at + 1}`,
    taxRate: '5',
  }));
}

/** A receipt is for all that was due. Its lines have no tax, so that the last payment is easy to know. */
function receipt(outline: Outline): object {
  const free = { taxCategory: 'Z', taxRate: '0' };
  const lines = linesOf(outline).map((line) => ('kind' in line ? line : { ...line, unitPrice: '100', ...free }));
  const items = lines.filter((line) => !('kind' in line)).length;
  const adjusted = adjustments(outline.adjustments).map((one) => ({ ...one, ...free }));
  const others = Math.min(outline.payments, 60);
  const due = items * 12 * 100 - (outline.adjustments % 2) - others;
  const last = { number: 'PAY-LAST', amount: String(due), paidOn: '2026-11-12' };
  return { lines, allowancesAndCharges: adjusted, payments: [...payments(others).payments, last] };
}

function payments(count: number): { payments: object[] } {
  const list = Array.from({ length: count }, (_, at) => ({
    number: `PAY-${at + 1}`,
    amount: '1',
    paidOn: '2026-11-10',
    method: at % 3 === 0 ? 'Card' : null,
  }));
  return { payments: list };
}

function statement({ rows }: Outline): object {
  const entries = Array.from({ length: rows }, (_, at) => ({
    date: '2026-10-05',
    type: at % 3 === 2 ? 'PAYMENT' : 'INVOICE',
    number: `ST-2026-0${300 + at}`,
    amount: '120',
    dueDate: at % 3 === 2 ? null : '2026-11-05',
  }));
  return { periodStart: '2026-10-01', periodEnd: '2026-10-31', openingBalance: '100', entries };
}

function textOf(lines: number, word: string): string | null {
  return lines === 0 ? null : Array.from({ length: lines }, (_, at) => `${word} ${at + 1} of some words`).join('\n');
}
