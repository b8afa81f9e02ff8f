import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Invoice } from '../../../../src/invoices/invoice.js';
import { fontDirectories } from '../../../../src/templates/index.js';
import { requireTemplate } from '../../../../src/templates/read/load-templates.js';
import { startTestChromium, type TestChromium } from '../../../chromium/fixtures.js';
import { expectCleanPdf } from '../../../harness/pdf/clean-pdf.js';
import type { StructureElement } from '../../../harness/pdf/pdf-facts.js';
import { inkOn, type IsDark, printedCodes } from '../../../harness/pdf/printed-codes.js';
import { buildInvoice } from '../../fixtures/build-invoice.js';
import { swiss } from '../../fixtures/invoices.js';
import { TODAY, designs } from '../../fixtures/templates.js';

// The payment part as it comes out of the printer: its place, its size, its words and what its code says.

let chromium: TestChromium;
beforeAll(async () => {
  chromium = await startTestChromium({ fontDirectories: fontDirectories(), printTimeoutMs: 60_000 });
});
afterAll(async () => await chromium.close());

async function printed(design: string, locale: string, invoice: Invoice) {
  const template = requireTemplate(designs, design);
  const view = template.toView(invoice, { today: TODAY, locale });
  const html = template.render(view, 'm1');
  const signal = AbortSignal.timeout(60_000);
  const pdf = await chromium.print({ html, marker: 'm1', signal, claims: ['pdfa', 'pdfua'] });
  return { pdf, facts: await expectCleanPdf(pdf), code: view.payment?.codes.swissQr };
}

/** The share of the places that are dark. */
const darkShare = (places: readonly boolean[]) => places.filter(Boolean).length / places.length;
const steps = (from: number, to: number, step = 0.25) =>
  Array.from({ length: Math.ceil((to - from) / step) }, (_, at) => from + at * step);
/** The part of a line that is drawn there, whatever the pixel it is on. */
const isLine = (isDark: (along: number, across: number) => boolean, from: number, to: number, across: number) =>
  darkShare(steps(from, to).map((along) => [-0.24, -0.12, 0, 0.12, 0.24].some((off) => isDark(along, across + off)))) > 0.4;

interface Edges {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Where the ink in a part of the page begins and ends. A QR code has dark corners at three of its edges, so this is its size. */
function inkWithin(isDark: IsDark, { left, top, right, bottom }: Edges): Edges {
  const [xs, ys] = [steps(left, right, 0.1), steps(top, bottom, 0.1)];
  const columns = xs.filter((x) => ys.some((y) => isDark(x, y)));
  const rows = ys.filter((y) => xs.some((x) => isDark(x, y)));
  return { left: Math.min(...columns), top: Math.min(...rows), right: Math.max(...columns), bottom: Math.max(...rows) };
}

async function expectPaymentPart(pdf: Uint8Array, page: number, code: string | null | undefined) {
  expect(await printedCodes(pdf, page)).toEqual([{ format: 'QRCode', text: code, errorCorrection: 'M' }]);
  const isDark = await inkOn(pdf, page);
  const { left, top, right, bottom } = inkWithin(isDark, { left: 65, top: 206, right: 116, bottom: 259 });
  for (const [measured, wanted] of [
    [left, 67],
    [top, 209],
    [right - left, 46],
    [bottom - top, 46],
  ] as const) {
    expect(Math.abs(measured - wanted)).toBeLessThan(0.3);
  }
  // The cross: white, in a black square of 6 mm, in a white one of 7 mm.
  const [x, y] = [67 + 23, 209 + 23];
  expect([isDark(x, y), isDark(x + 1.6, y), isDark(x + 2.5, y), isDark(x, y - 2.5), isDark(x + 3.25, y)]).toEqual([
    false,
    false,
    true,
    true,
    false,
  ]);
  // The lines to cut along, from edge to edge, and none of them elsewhere.
  expect(isLine(isDark, 12, 209.5, 192)).toBe(true);
  expect(isLine((along, across) => isDark(across, along), 204, 296.5, 62)).toBe(true);
  expect(isLine(isDark, 12, 209.5, 190)).toBe(false);
  expect(isLine((along, across) => isDark(across, along), 204, 296.5, 60.5)).toBe(false);
  return isDark;
}

it('is at the bottom of the only page, with its receipt', async () => {
  const { pdf, facts, code } = await printed('classic', 'de-CH', swiss);
  expect(facts.sizes).toEqual([[209.9, 297]]);
  await expectPaymentPart(pdf, 0, code);
  const [text = ''] = facts.text;
  const inOrder = [
    'Empfangsschein',
    'Konto / Zahlbar an',
    'Annahmestelle',
    'Zahlteil',
    'Währung',
    'Zusätzliche Informationen',
    'Zahlbar durch',
  ];
  let at = text.indexOf('Empfangsschein');
  for (const words of inOrder) {
    at = text.indexOf(words, at);
    expect([words, at >= 0]).toEqual([words, true]);
  }
  expect(text.match(/CH44 3199 9123 0008 8901 2/g)).toHaveLength(3);
  expect(text.match(/21 00000 00003 13947 14300 09017/g)).toHaveLength(3);
  expect(text.match(/1 949\.76/g)).toHaveLength(2);
  const headings = facts.structure.flatMap(elements).filter(({ role }) => /^H\d$/.test(role));
  expect(headings.map(({ role }) => role).slice(-3)).toEqual(['H2', 'H2', 'H2']);
  expect(facts.structure.flatMap(elements).flatMap(({ role, alt }) => (role === 'Figure' ? [alt] : []))).toEqual([
    'Swiss QR Code mit den Zahlungsangaben',
  ]);
});

it('has corners of fields where the payer is not known, on a page of its own if there is no room', async () => {
  const customer = { ...swiss.customer, billingAddress: { ...swiss.customer.billingAddress, city: '京都市' } };
  const lines = Array.from({ length: 12 }, (_, at) => ({
    name: `Fenster ${at}`,
    quantity: '1',
    unitPrice: '10.00',
    taxRate: '8.1',
  }));
  const invoice = { ...buildInvoice({ ...given(swiss), lines }), customer };
  const { pdf, facts, code } = await printed('modern', 'fr-CH', invoice);
  expect(facts.pages).toBe(2);
  const isDark = await expectPaymentPart(pdf, 1, code);
  const last = facts.text[1] ?? '';
  expect(last.match(/Payable par \(nom\/adresse\)/g)).toHaveLength(2);
  expect(last).toContain('Page 2 sur 2');
  // The lower corners of a field of 65 by 25 mm, and of one of 52 by 20 mm: a stroke of 3 mm, and nothing between.
  const bottoms = (from: number, to: number) =>
    steps(230, 292).filter((y) => isLine(isDark, from + 0.3, from + 2.7, y) && !isLine(isDark, from + 5, to - 5, y));
  expect(bottoms(118, 183)).not.toEqual([]);
  expect(bottoms(5, 57)).not.toEqual([]);
});

it('is on the last of many pages, and on no other', async () => {
  const lines = Array.from({ length: 90 }, (_, at) => ({
    name: `Fenster ${at}`,
    quantity: '1',
    unitPrice: '10.00',
    taxRate: '8.1',
  }));
  const { pdf, facts, code } = await printed('compact', 'ar', buildInvoice({ ...given(swiss), lines }));
  const last = facts.pages - 1;
  expect(last).toBeGreaterThan(0);
  await expectPaymentPart(pdf, last, code);
  expect(facts.text.map((text) => text.includes('Empfangsschein'))).toEqual([...Array.from({ length: last }, () => false), true]);
});

const elements = (element: StructureElement): StructureElement[] => [element, ...element.children.flatMap(elements)];

/** What an invoice was made of. */
function given({
  number,
  currencyCode,
  issueDate,
  dueDate,
  organisation,
  customer,
  remittanceInformation,
  paymentMeans,
}: Invoice) {
  return { number, currencyCode, issueDate, dueDate, organisation, customer, remittanceInformation, paymentMeans };
}
