import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Chromium, ChromiumEvent } from '../../../src/chromium/index.js';
import type { PrintedParts, PrintedPdf } from '../../../src/finish/index.js';
import { joinParts } from '../../../src/finish/join/join-parts.js';
import { type Element, elementsOf, readStructure } from '../../../src/finish/structure/structure-tree.js';
import { readObjects } from '../../../src/finish/objects/read-objects.js';
import { withPdf } from '../../harness/pdf/open-pdf.js';
import { type TextBox, textBoxes } from '../../harness/pdf/text-boxes.js';
import { ContentCutError } from '../../../src/chromium/errors.js';
import { finishChecked, startRawChromium } from '../fixtures.js';
import { type LongDocument, longDocument } from './long-document.js';

const events: ChromiumEvent[] = [];
const date = { date: new Date('2026-11-02T12:00:00Z'), utcOffsetMinutes: 0 };
const finished = async (printed: PrintedPdf | PrintedParts): Promise<Buffer> => (await finishChecked(printed, { date })).bytes;
const signal = AbortSignal.timeout(120_000);

let single: Chromium;
let many: Chromium;
beforeAll(async () => {
  const options = { printTimeoutMs: 60_000, rowsOfPart: 20 };
  single = await startRawChromium({ ...options, onEvent: (event) => events.push(event) });
  many = await startRawChromium({ ...options, pagesPerBrowser: 5 });
});
afterAll(async () => {
  await single.close();
  await many.close();
});

/** The texts of each page with their places, without page numbers and the watermark. */
async function placesOf(pdf: Buffer): Promise<Pick<TextBox, 'text' | 'left' | 'baseline'>[][]> {
  const pages = await textBoxes(pdf);
  return pages.map(({ boxes }) =>
    boxes
      .filter(({ text, baseline }) => text !== 'Draft' && baseline > 40)
      .map(({ text, left, baseline }) => ({ text, left: Math.round(left * 10) / 10, baseline }))
      .toSorted((a, b) => a.text.localeCompare(b.text) || a.left - b.left || b.baseline - a.baseline),
  );
}

interface OutlineItem {
  title: string;
  dest: [{ num: number; gen: number }];
  items: OutlineItem[];
}

/** The types of elements, each cell with the heads that it names, counted in the order of the document. */
function structureOf(top: Element): string[] {
  const elements = [...elementsOf(top)];
  const ids = elements.flatMap(({ entries }) => entries.get('/ID') ?? []);
  return elements.map(({ type, entries }) => {
    const heads = /\/Headers \[([^\]]*)\]/.exec(entries.get('/A') ?? '')?.[1]?.match(/\([^)]*\)/g) ?? [];
    return [type, ...heads.map((id) => ids.indexOf(id))].join(' ');
  });
}

const numbersOf = async (pdf: Buffer) =>
  (await placesOf(pdf))
    .flat()
    .flatMap(({ text }) => /^Line(\d+)x/.exec(text)?.[1] ?? [])
    .map(Number);

describe('a document that may be cut', () => {
  const content: LongDocument = { rows: 150, lines: (row) => 1 + (row % 3) };
  let inParts: PrintedPdf | PrintedParts;
  let onePiece: PrintedPdf;
  let inOne: Buffer;
  let joined: Buffer;
  beforeAll(async () => {
    const { html, marker } = longDocument(content);
    inParts = await single.printLong({ html, marker, signal });
    onePiece = await single.print({ html, marker, signal });
    inOne = await finished(onePiece);
    joined = await finished(inParts);
  }, 60_000);

  it('is printed in parts that end with full pages, and counts as one print', () => {
    expect('parts' in inParts && inParts.parts.length).toBeGreaterThan(4);
    expect(events.filter(({ type }) => type === 'printed')).toMatchObject([
      { parts: 'parts' in inParts && inParts.parts.length },
      { parts: 1 },
    ]);
  });

  it('looks as if it were printed in one piece: every text on the same page at the same place', async () => {
    const [parts, whole] = [await placesOf(joined), await placesOf(inOne)];
    const withoutHeight = (pages: typeof parts) => pages.map((page) => page.map(({ text, left }) => [text, left]));
    expect(withoutHeight(parts)).toEqual(withoutHeight(whole));
    // Chromium rounds heights to whole pixels, at other places if a table begins elsewhere.
    const heights = whole.flat().map(({ baseline }) => baseline);
    expect(Math.max(...parts.flat().map(({ baseline }, index) => Math.abs(baseline - (heights[index] ?? 0))))).toBeLessThan(0.8);
  });

  it('has every row once, page numbers, column heads and the watermark on every page', async () => {
    const pages = await textBoxes(joined);
    const texts = pages.map(({ boxes }) => boxes.map(({ text }) => text).join(' '));
    expect((await numbersOf(joined)).toSorted((a, b) => a - b)).toEqual(Array.from({ length: 150 }, (_, row) => row));
    for (const [index, text] of texts.entries()) {
      expect(text).toContain(`Page ${index + 1} of ${texts.length}`);
      expect(text).toContain('Draft');
      expect(text.includes('Amount')).toBe(/Line\d/.test(text));
      expect(text.includes('A long document')).toBe(index > 0);
    }
  });

  it('has each page once, and fonts of the same letters once', () => {
    expect(joined.length).toBeLessThan(2 * inOne.length);
  });

  it('gives the same bytes however many parts print at a time', async () => {
    const { html, marker } = longDocument(content);
    const others = await Promise.all([1, 2].map(() => many.printLong({ html, marker, signal })));
    for (const other of others) expect((await finished(other)).equals(joined)).toBe(true);
  });

  it('conforms to what one document conforms to', async () => {
    const { conformsTo, faults } = await finishChecked(inParts, { date });
    expect(faults).toEqual([]);
    expect(conformsTo).toEqual(['pdfa', 'pdfua']);
  });

  it('has the structure of one document: one table of all rows, whose cells name its heads', () => {
    if (!('parts' in inParts)) throw new Error('it was not printed in parts');
    const { top } = joinParts(inParts);
    expect(structureOf(top)).toEqual(structureOf(readStructure(readObjects(onePiece.bytes))));
  });

  it('has the headings of all parts in its outline, one below the other', async () => {
    const read = async (pdf: Buffer) =>
      await withPdf(pdf, async (document) => {
        const titles = async (items: OutlineItem[]): Promise<unknown[]> =>
          await Promise.all(
            items.map(async ({ title, dest, items: below }) => [
              title,
              await document.getPageIndex(dest[0]),
              await titles(below),
            ]),
          );
        return await titles((await document.getOutline()) as unknown as OutlineItem[]);
      });
    const last = (await textBoxes(joined)).length - 1;
    expect(await read(joined)).toEqual([
      [
        'Beginning',
        0,
        [
          ['Lines', 0, []],
          ['Result', last, []],
        ],
      ],
    ]);
    expect(await read(joined)).toEqual(await read(inOne));
  });
});

describe('is printed in one piece, because parts would look different:', () => {
  it.each<[string, Partial<LongDocument>]>([
    ['a text of every page that is read aloud', { before: '<p style="position:fixed;bottom:0">Read me</p>' }],
    [
      'something of every page within another element',
      { before: '<div><p style="position:fixed;bottom:0" aria-hidden="true">x</p></div>' },
    ],
    ['something of every page without an element', { style: 'main::before { content: "x"; position: fixed; bottom: 0 }' }],
    ['a row that is not shown', { attributes: (row) => (row === 70 ? ' hidden' : '') }],
    ['pages of another size', { style: '@page wide { size: A5 landscape } section:last-child { page: wide }' }],
    ['rows of less than two parts', { rows: 39 }],
  ])('%s', async (_, content) => {
    const { html, marker } = longDocument({ rows: 100, ...content });
    const printed = await single.printLong({ html, marker, signal });
    expect('bytes' in printed).toBe(true);
    expect('bytes' in printed && readObjects(printed.bytes).size).toBeGreaterThan(0);
  });
});

describe('the checks of a document hold for each of its parts', () => {
  it('a text that is cut off', async () => {
    const wide = (row: number) => (row === 70 ? ' style="position:relative;left:-18mm"' : '');
    const { html, marker } = longDocument({ rows: 100, attributes: wide });
    await expect(single.printLong({ html, marker, signal })).rejects.toThrow(ContentCutError);
  });

  it('a page number that does not fit', async () => {
    const style =
      '@page { @bottom-right { content: "A long long number " counter(page); white-space: nowrap; font-size: 60pt } }';
    const { html, marker } = longDocument({ rows: 100, style });
    await expect(single.printLong({ html, marker, signal })).rejects.toThrow(ContentCutError);
  });
});

it('a document without marks is printed in one piece', async () => {
  const { html, marker } = longDocument({ rows: 60 });
  expect('bytes' in (await single.printLong({ html: html.replaceAll(`<!--${marker}-->`, ''), marker, signal }))).toBe(true);
});
