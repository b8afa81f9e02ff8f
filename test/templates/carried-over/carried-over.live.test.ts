import { mkdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { InvoiceLike } from '../../../src/invoices/billing-document.js';
import { isCounted } from '../../../src/invoices/totals/line-amounts.js';
import { fontDirectories, parseVariables, readTemplate, type Template } from '../../../src/templates/index.js';
import { requireTemplate } from '../../../src/templates/read/load-templates.js';
import { startTestChromium, type TestChromium } from '../../chromium/fixtures.js';
import { documentOf as sampleOf } from '../fixtures/samples.js';
import { designs } from '../fixtures/templates.js';
import { arbitraryOutline, documentOf, type Outline } from '../pages/arbitrary-document.js';
import { pageFaults } from '../pages/page-faults.js';
import { changedTemplates } from '../read/changed-templates.js';
import { carriedSums } from './carried-sums.js';

/** npm run pages:try sets it. */
const count = Number(process.env['PAGES_COUNT'] ?? 24);
const printTimeoutMs = 120_000;
const changed = changedTemplates();

let chromium: TestChromium;
beforeAll(async () => {
  chromium = await startTestChromium({ fontDirectories: fontDirectories(), printTimeoutMs });
});
afterAll(async () => await chromium.close());

type Line = InvoiceLike['lines'][number];
const minorUnits = (amount: string) => BigInt(amount.replace('.', ''));
const net = (line: Line) => (isCounted(line) ? minorUnits(line.netAmount) : 0n);
const gross = (line: Line) => (isCounted(line) ? minorUnits(line.netAmount) + minorUnits(line.taxAmount) : 0n);

interface Print {
  template: Template;
  document: InvoiceLike;
  locale?: string;
  paper?: 'a4' | 'letter';
  carriedOver?: 'none' | 'shown';
  amountOf?: typeof net;
}

async function pdfOf({ template, document, locale, paper, carriedOver = 'shown' }: Print) {
  const variables = parseVariables(template.manifest, { carriedOver });
  const view = template.toView(document, { today: '2026-11-25', locale }, variables);
  const html = template.render({ ...view, page: { ...view.page, paper: paper ?? view.page.paper } }, 'm', variables);
  return { html, ...(await chromium.printBoth({ html, marker: 'm', signal: AbortSignal.timeout(printTimeoutMs) })) };
}

/** What the pages of a document carry. */
async function carriedBy(print: Print) {
  const { html, ...both } = await pdfOf(print);
  const labels = [...html.matchAll(/ data-carries="[^"]*">[^]*?<td[^>]*class="text"[^>]*>([^<]*)</g)];
  const [over = '', forward = ''] = labels.map(([, label = '']) => label);
  const sums = await carriedSums(both.raw, print.document, { over, forward }, print.amountOf ?? net);
  return { ...sums, faults: [...sums.faults, ...(await pageFaults(both))] };
}

const invoice = sampleOf('simple', 'INVOICE');

/** An invoice of many lines, each with an amount of its own. */
function invoiceOf(rows: number, change: (line: Line, at: number) => Line = (line) => line): InvoiceLike {
  const amount = (at: number) => `${((at * 7919) % 1000) + 1}.${String(at % 100).padStart(2, '0')}`;
  const [one] = invoice.lines;
  if (!one) throw new Error('the sample has no lines');
  const line = (at: number): Line => ({
    ...one,
    lineId: null,
    name: `Line${at}x`,
    netAmount: amount(at),
    taxAmount: amount(at + 3),
  });
  return { ...invoice, lines: Array.from({ length: rows }, (_, at) => change(line(at), at)) };
}

describe('sums that are carried over', () => {
  test('whatever a document holds, each page but the last carries the sum of its lines', async () => {
    const hasLines = ({ type, rows, hasLongWords }: Outline) =>
      type !== 'statement' && type !== 'payment-receipt' && rows > 10 && !hasLongWords;
    const outlines = fc.sample(arbitraryOutline, { numRuns: count, seed: 15 }).filter(hasLines);
    const wrong: unknown[] = [];
    let onSeveralPages = 0;
    for (const outline of outlines) {
      const document = documentOf(outline).document as InvoiceLike;
      const { design, locale, paper } = outline;
      const { pages, carried, faults } = await carriedBy({ template: requireTemplate(designs, design), document, locale, paper });
      if (faults.length > 0 || carried !== pages - 1) wrong.push({ outline, pages, carried, faults });
      if (pages > 1) onSeveralPages += 1;
    }
    expect(wrong).toEqual([]);
    expect(onSeveralPages).toBeGreaterThan(count / 10);
  }, 600_000);

  test.each([
    ['classic', 'de-DE', 'a4'],
    ['modern', 'ar', 'letter'],
    ['compact', 'en-GB', 'letter'],
  ] as const)('%s, %s: groups with subtotals, parts of lines, rows that are split', async (design, locale, paper) => {
    const document = invoiceOf(70, (line, at): Line => {
      const name = `Line${at}x`;
      if (at % 10 === 0) return { ...line, kind: 'HEADING', name };
      if (at % 10 === 9) return { ...line, kind: 'SUBTOTAL', name };
      if (at % 10 === 4) return { ...line, level: 1 };
      if (at % 10 === 5) return { ...line, netAmount: `-${line.netAmount}` };
      if (at % 20 === 6) return { ...line, description: Array.from({ length: 60 }, (_, one) => `Part ${one + 1}`).join('\n') };
      return line;
    });
    const { pages, carried, faults } = await carriedBy({ template: requireTemplate(designs, design), document, locale, paper });
    expect(faults).toEqual([]);
    expect(pages).toBeGreaterThan(3);
    expect(carried).toBe(pages - 1);
  });

  test('a table that is printed in parts', async () => {
    const template = requireTemplate(designs, 'compact');
    const { pages, carried, faults } = await carriedBy({ template, document: invoiceOf(430) });
    expect(faults).toEqual([]);
    expect(pages).toBeGreaterThan(5);
    expect(carried).toBe(pages - 1);
  }, 120_000);

  test('a table without net amounts carries the totals, before the names too', async () => {
    mkdirSync(changed.path('gross'), { recursive: true });
    const manifest = { name: 'gross', title: 'Gross', description: 'Totals first.', extends: 'classic' };
    changed.write(
      'gross/template.json',
      JSON.stringify({ ...manifest, columns: ['totalAmount', 'quantity', 'name', 'unitPrice'] }),
    );
    const { template } = readTemplate(changed.path(''), 'gross');
    if (!template) throw new Error('the template has a fault');
    const { pages, carried, faults } = await carriedBy({ template, document: invoiceOf(60), amountOf: gross });
    expect(faults).toEqual([]);
    expect(carried).toBe(pages - 1);
  });

  test('one page is the same with and without', async () => {
    const print = { template: requireTemplate(designs, 'classic'), document: invoiceOf(6) };
    const [shown, none] = [await pdfOf(print), await pdfOf({ ...print, carriedOver: 'none' })];
    const { pages, carried } = await carriedBy(print);
    expect({ pages, carried }).toEqual({ pages: 1, carried: 0 });
    expect(none.html).not.toContain('data-carries');
    expect(shown.pdf.length - none.pdf.length).toBe(0);
  });
});
