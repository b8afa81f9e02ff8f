import { createHash, randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { fontDirectories } from '../../src/templates/index.js';
import type { Invoice } from '../../src/invoices/invoice.js';
import { templates, TODAY } from '../templates/fixtures/templates.js';
import { sampleInvoice, sampleInvoices } from '../harness/invoices/sample-invoices.js';
import { documentWith, jpegUrl, startTestChromium, type TestChromium } from './fixtures.js';

// K5: one document, printed whenever and wherever, gives the same bytes.

const DATE = new Date('2026-03-01T00:00:00Z');
const SCRIPTS = [
  'ค่าบริการน้ำประปา',
  'क्षेत्र श्रीमती',
  '서울 사무실',
  '技术服务费',
  '玉露（宇治産）',
  '😀 ☎ ✓',
  'שלום 123',
  'فاتورة ١٢',
];

/** An invoice of 200 lines in many scripts, with a logo. */
function longInvoice(): Invoice {
  const invoice = sampleInvoice('ST-2026-0001');
  const [line] = invoice.lines;
  if (!line) throw new Error('the sample has lines');
  const lines = Array.from({ length: 200 }, (_, index) => ({ ...line, name: `${index} ${SCRIPTS[index % SCRIPTS.length]}` }));
  return { ...invoice, lines };
}

/** One that speaks of what differs between two prints, in a title, a heading, an address, an alternative text and in the bytes of its image. */
function misleading(marker: string): string {
  const words = "/ID (node00000001) /CreationDate (D:20200101000000+00'00')";
  const { html, marker: given } = documentWith(
    `<h1>${words}</h1><table><tr><th scope="col">node00000001</th><th scope="col">b</th></tr><tr><td>1</td><td>2</td></tr></table>` +
      `<img alt="node00000001" width="50" height="50" src="${jpegUrl(`stream\nendstream\nendobj\n${words} >>`)}">` +
      '<a href="https://example.com/(node00000001)">x</a>',
  );
  return html.replace(given, marker).replace('<title>Test', `<title>endobj ) ${words} /Length 5>> stream \\ x`);
}

const documents: [string, (marker: string) => string][] = [
  ...[
    ...sampleInvoices.slice(0, 3),
    ...['RE-2026-1047', 'SC-202610-0073', 'SME/26/0882', 'HC-2026-10-00398'].map(sampleInvoice),
  ].map((invoice): [string, (marker: string) => string] => [invoice.number, (marker) => htmlOf(invoice, marker)]),
  ['200 lines', (marker) => htmlOf(longInvoice(), marker)],
  ['misleading', misleading],
];

function htmlOf(invoice: Invoice, marker: string): string {
  return templates.render(templates.toView(invoice, { today: TODAY }), marker);
}

/** The hash of each print, under the document's name. */
async function prints(options: Parameters<typeof startTestChromium>[0], order: typeof documents): Promise<[string, string][]> {
  const chromium = await startTestChromium({ fontDirectories: fontDirectories(), printTimeoutMs: 60_000, ...options });
  const found: [string, string][] = [];
  const print = async ([name, html]: (typeof documents)[number]) => void found.push([name, await hashOf(chromium, html)]);
  try {
    if ((options?.pagesPerBrowser ?? 1) > 1) await Promise.all(order.map(print));
    else for (const document of order) await print(document);
  } finally {
    await chromium.close();
  }
  return found;
}

async function hashOf(chromium: TestChromium, html: (marker: string) => string): Promise<string> {
  // Markers of different lengths, as a document must not show which print it is of.
  const marker = `m${'-x'.repeat(Math.floor(Math.random() * 9))}-${randomUUID()}`;
  const pdf = await chromium.print({ html: html(marker), marker, date: DATE, signal: AbortSignal.timeout(60_000) });
  return createHash('sha256').update(pdf).digest('hex');
}

/** The hashes by document. */
function hashesOf(found: readonly [string, string][]): Map<string, Set<string>> {
  const byName = new Map<string, Set<string>>();
  for (const [name, hash] of found) byName.set(name, (byName.get(name) ?? new Set()).add(hash));
  return byName;
}

describe('the bytes of a document', () => {
  it('are the same on a page that printed others before, on other pages and browsers, in a context of its own, and after a restart', async () => {
    const reversed = documents.toReversed();
    const found = [
      ...(await prints({}, [...documents, ...reversed, ...documents])),
      ...(await prints({}, reversed)),
      ...(await prints({ browsers: 2, pagesPerBrowser: 2 }, [...documents, ...reversed])),
      ...(await prints({ isolation: 'context' }, documents)),
      ...(await prints({ maxPrintsPerPage: 1, networkNamespace: 'off' }, documents)),
    ];
    const hashes = hashesOf(found);
    expect(found).toHaveLength(documents.length * 8);
    expect(Object.fromEntries([...hashes].map(([name, different]) => [name, different.size]))).toEqual(
      Object.fromEntries(documents.map(([name]) => [name, 1])),
    );
    // And they tell documents apart.
    expect(new Set([...hashes.values()].flatMap((different) => [...different])).size).toBe(documents.length);
  }, 120_000);
});
