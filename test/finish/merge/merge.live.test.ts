import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Chromium } from '../../../src/chromium/index.js';
import {
  type DocumentToMerge,
  type FinishOptions,
  type MergedPdf,
  Merger,
  mergePdfs,
  UnexpectedPdfError,
} from '../../../src/finish/index.js';
import { fontDirectories } from '../../../src/templates/index.js';
import { requireTemplate } from '../../../src/templates/read/load-templates.js';
import { documentWith, finishChecked, startRawChromium } from '../../chromium/fixtures.js';
import { type Rasteriser, startRasteriser } from '../../golden-pages/rasterise.js';
import { PdfObjects } from '../../harness/pdf/aloud/pdf-objects.js';
import { readAloud } from '../../harness/pdf/aloud/read-aloud.js';
import { structureOf } from '../../harness/pdf/aloud/structure-tree.js';
import { expectCleanPdf } from '../../harness/pdf/clean-pdf.js';
import { withPdf } from '../../harness/pdf/open-pdf.js';
import { sample } from '../../templates/fixtures/samples.js';
import { designs } from '../../templates/fixtures/templates.js';
import { optionsWith } from './merge-options.js';

// Documents as Chromium prints them and the pass finishes them, in one PDF.

const MARKER = 'merge';
const signal = () => AbortSignal.timeout(30_000);

let chromium: Chromium;
let rasteriser: Rasteriser;
let invoices: DocumentToMerge[];
let merged: MergedPdf;

beforeAll(async () => {
  [chromium, rasteriser] = await Promise.all([
    startRawChromium({ fontDirectories: fontDirectories(), printTimeoutMs: 30_000 }),
    startRasteriser(),
  ]);
  invoices = [
    await invoice('classic', 'everything', 'en-GB', 'Invoice INV-1', 'INV-1'),
    await invoice('modern', 'sepa', 'de-DE', 'Rechnung F2026-0918', 'F2026-0918'),
    await invoice('compact', 'arabic', 'ar', 'فاتورة ٣', 'فاتورة/٣'),
  ];
  merged = mergePdfs(invoices, optionsWith());
});

afterAll(async () => {
  rasteriser.close();
  await chromium.close();
});

async function invoice(design: string, name: string, locale: string, title: string, label: string): Promise<DocumentToMerge> {
  const template = requireTemplate(designs, design);
  const { document, today } = sample(name);
  const html = template.render(template.toView(document, { today, locale }), MARKER);
  const eInvoice = {
    fileName: 'factur-x.xml',
    version: '1.0',
    conformanceLevel: 'EN 16931',
    relationship: 'Alternative',
    bytes: Buffer.from(`<invoice>${label}</invoice>`),
  } as const;
  const printed = await chromium.print({ html, marker: MARKER, signal: signal() });
  const { bytes, conformsTo } = await finishChecked(printed, { eInvoice });
  expect(conformsTo).toEqual(['pdfa', 'pdfua']);
  return { bytes, title, label };
}

/** A small document of its own. */
async function small(body: string, label: string, options: FinishOptions = {}): Promise<DocumentToMerge> {
  const printed = await chromium.print({ ...documentWith(body), signal: signal() });
  return { bytes: (await finishChecked(printed, options)).bytes, title: `Document ${label}`, label };
}

const inMerged = <T>(read: (document: PDFDocumentProxy) => Promise<T>, { bytes } = merged) => withPdf(bytes, read);
const spoken = async (pdf: Buffer) => (await readAloud(pdf)).split('\n').slice(1, -1);

describe('three invoices of other languages and designs in one PDF', () => {
  it('conform to both standards, as each of them does', async () => {
    const facts = await expectCleanPdf(merged.bytes);
    expect(merged).toMatchObject({ documents: 3, pages: facts.pages, conformsTo: ['pdfa', 'pdfua'], faults: [] });
    expect([facts.title, facts.lang]).toEqual(['Invoices of November', 'en-GB']);
    expect(facts.metadata).not.toContain('fx:');
  });

  it('look as they do alone, pixel by pixel', async () => {
    const alone = await Promise.all(invoices.map(({ bytes }) => rasteriser.pagesOf(bytes)));
    const together = await rasteriser.pagesOf(merged.bytes);
    expect(together.map(({ digest }) => digest)).toEqual(alone.flat().map(({ digest }) => digest));
    expect(together.length).toBe(merged.pages);
  });

  it('are read aloud one after the other, each as it is alone and in its language', async () => {
    const alone: string[] = [];
    for (const { bytes } of invoices) alone.push(...(await spoken(bytes)));
    expect(alone.length).toBeGreaterThan(100);
    expect(await spoken(merged.bytes)).toEqual(alone);
    const [document] = structureOf(await PdfObjects.of(merged.bytes));
    const parts = document?.children.map((part) => typeof part !== 'string' && [part.role, part.lang]);
    expect(document?.role).toBe('Document');
    expect(parts).toEqual([
      ['Part', 'en-GB'],
      ['Part', 'de-DE'],
      ['Part', 'ar'],
    ]);
  });

  it('have an outline of their titles, with their own outlines below', async () => {
    const below = (items: { title: string; items: unknown[] }[]): unknown[] =>
      items.map(({ title, items: kids }) => [title, below(kids as typeof items)]);
    const outlines = await Promise.all(invoices.map(({ bytes }) => withPdf(bytes, (document) => document.getOutline())));
    const [first, second, third] = await inMerged((document) => document.getOutline());
    expect(below([first].flatMap((one) => one ?? []))).toEqual([['Invoice INV-1', below(outlines[0] ?? [])]]);
    // Its heading is its title: it stands there once.
    expect(below([second].flatMap((one) => one ?? []))).toEqual(below(outlines[1] ?? []));
    expect(third?.title).toBe('فاتورة ٣');
    expect([first, second, third].map((entry) => Math.sign(entry?.count ?? 0))).toEqual([-1, -1, -1]);
  });

  it('lead from the outline to their own pages', async () => {
    const pages = await inMerged(async (document) => {
      const entries = (await document.getOutline()) ?? [];
      const targets = entries.map(({ dest }) => (dest as [{ num: number; gen: number }])[0]);
      return await Promise.all(targets.map((target) => document.getPageIndex(target)));
    });
    const [first = 0, second = 0] = await Promise.all(
      invoices.map(({ bytes }) => withPdf(bytes, (document) => Promise.resolve(document.numPages))),
    );
    expect(pages).toEqual([0, first, first + second]);
  });

  it('have pages that say to which of them they belong', async () => {
    const labels = (await inMerged((document) => document.getPageLabels())) ?? [];
    expect(labels.slice(0, 2)).toEqual(['INV-1 – 1', 'INV-1 – 2']);
    expect(labels.slice(-2)).toEqual(['F2026-0918 – 1', 'فاتورة/٣ – 1']);
  });

  it('keep their e-invoices as files, under names of their own', async () => {
    const files = (await inMerged((document) => document.getAttachments())) as Record<string, { content: Uint8Array }>;
    const texts = Object.entries(files).map(([name, { content }]) => [name, Buffer.from(content).toString()]);
    expect(Object.fromEntries(texts)).toEqual({
      'INV-1_factur-x.xml': '<invoice>INV-1</invoice>',
      'F2026-0918_factur-x.xml': '<invoice>F2026-0918</invoice>',
      '-_factur-x.xml': '<invoice>فاتورة/٣</invoice>',
    });
  });

  it('give the same bytes again, also in a thread, however they come', async () => {
    expect(mergePdfs(invoices, optionsWith()).bytes.equals(merged.bytes)).toBe(true);
    const built = new URL('../../../dist/finish/merge/merge-thread.js', import.meta.url);
    const merger = new Merger(0, built);
    try {
      const inThread = await merger.merge(invoices.values(), optionsWith());
      expect(inThread.bytes.equals(merged.bytes)).toBe(true);
      expect({ ...inThread, bytes: null }).toEqual({ ...merged, bytes: null });
    } finally {
      await merger.close();
    }
  });

  it('can be merged again, with their labels, files and structure', async () => {
    const again = mergePdfs([{ bytes: merged.bytes, title: 'November', label: '11' }, ...invoices.slice(1, 2)], optionsWith());
    await expectCleanPdf(again.bytes);
    expect(again.conformsTo).toEqual(['pdfa', 'pdfua']);
    const labels = (await inMerged((document) => document.getPageLabels(), again)) ?? [];
    expect([labels[0], labels.at(-2), labels.at(-1)]).toEqual(['INV-1 – 1', 'فاتورة/٣ – 1', 'F2026-0918 – 1']);
    const files = await inMerged((document) => document.getAttachments(), again);
    expect(Object.keys(files as object)).toContain('11_INV-1_factur-x.xml');
  });
});

describe('many documents', () => {
  it('share their fonts and images: two hundred copies are hardly more than their pages', async () => {
    const one = await small('<h1>Invoice</h1><table><tr><th scope="col">Item<tr><td>Water</table>', '1');
    const copies = Array.from({ length: 200 }, (_, index) => ({ ...one, label: `INV-${index + 1}` }));
    const { bytes, pages } = mergePdfs(copies, optionsWith());
    const facts = await expectCleanPdf(bytes);
    expect([facts.pages, pages]).toEqual([200, 200]);
    expect(bytes.length).toBeLessThan(one.bytes.length * 20);
  }, 60_000);

  it('have a font once, though each shows other letters', async () => {
    const words = ['Quartz', 'jumping', 'FOXES', '1234567890', 'vybik & Co'];
    const documents = await Promise.all(words.map((word, index) => small(`<h1>${word}</h1><p>${word}</p>`, String(index))));
    const { bytes } = mergePdfs(documents, optionsWith());
    await expectCleanPdf(bytes);
    const [alone, together] = [documents[0]?.bytes ?? bytes, bytes].map((pdf) => pdf.toString('latin1').match(/\/Length1 /g));
    expect(together).toHaveLength(alone?.length ?? 0);
    const pages = await Promise.all(documents.map((document) => rasteriser.pagesOf(document.bytes)));
    expect((await rasteriser.pagesOf(bytes)).map(({ digest }) => digest)).toEqual(pages.flat().map(({ digest }) => digest));
  });

  it('keep links inside them, though their places have the same names', async () => {
    const body = (word: string) =>
      `<h1>${word}</h1><p><a href="#end">to the end</a></p><p id="end" style="break-before: page">${word} end</p>`;
    const both = mergePdfs([await small(body('one'), '1'), await small(body('two'), '2')], optionsWith());
    await expectCleanPdf(both.bytes);
    const targets = await inMerged(async (document) => {
      const names = await Promise.all([1, 3].map(async (page) => await (await document.getPage(page)).getAnnotations()));
      const places = await Promise.all(names.flat().map(({ dest }) => document.getDestination(dest as string)));
      return await Promise.all(places.map((place) => document.getPageIndex((place as [{ num: number; gen: number }])[0])));
    }, both);
    expect(targets).toEqual([1, 3]);
  });

  it('claim only what all of them claim, and say which one does not', async () => {
    const plain = await small('<h1>a</h1><p>text</p>', '1', { claims: ['pdfa'] });
    const { bytes, conformsTo, faults } = mergePdfs([...invoices.slice(0, 1), plain], optionsWith());
    await expectCleanPdf(bytes);
    expect(conformsTo).toEqual(['pdfa']);
    expect(faults).toEqual([{ standards: ['pdfua'], message: 'the document does not claim PDF/UA-1', document: 1 }]);
  });
});

it('a document that is cut at any place, or has any byte changed, is refused', async () => {
  const { bytes, ...named } = await small('<h1>Title</h1><table><tr><th scope="col">A<tr><td>1</table>', '1');
  const merge = (damaged: Buffer) => () => mergePdfs([{ bytes: damaged, ...named }], optionsWith());
  for (let length = 0; length < bytes.length; length += 97) {
    expect(merge(bytes.subarray(0, length))).toThrow(UnexpectedPdfError);
  }
  for (let at = 0; at < bytes.length; at += 41) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 0x15;
    expect(merge(changed)).toThrow(UnexpectedPdfError);
  }
});
