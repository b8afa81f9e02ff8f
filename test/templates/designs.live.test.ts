import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { fontDirectories, loadSamples, type Sample, type SupportedLocale, supportedLocales } from '../../src/templates/index.js';
import type { InvoiceLine } from '../../src/invoices/invoice.js';
import { requireTemplate } from '../../src/templates/read/load-templates.js';
import { parseVariables } from '../../src/templates/render/variables.js';
import { startTestChromium, type TestChromium } from '../chromium/fixtures.js';
import { collisions, type PageOfText, textBoxes } from '../harness/pdf/text-boxes.js';
import { designs, TEMPLATES } from './fixtures/templates.js';

const samples = loadSamples(join(TEMPLATES, 'base', 'samples'));
/**
 * The designs; the least distance of their text from the sides of the paper, in points; and numbers of lines around those that fill the second page
 * without their totals.
 */
const DESIGNS: [design: string, side: number, ends: number[]][] = [
  ['classic', 55, [51, 54]],
  ['modern', 55, [44, 47, 50]],
  ['compact', 29.5, [110, 111]],
];

let chromium: TestChromium;
beforeAll(async () => {
  chromium = await startTestChromium({ fontDirectories: fontDirectories(), printTimeoutMs: 30_000 });
});
afterAll(async () => await chromium.close());

function sampleOf(name: string): Sample {
  const sample = samples.find((one) => one.name === name);
  if (!sample) throw new Error(`there is no sample ${name}`);
  return sample;
}

/** A sample with so many lines, called Begin0, Begin1 …, of which each is changed. */
function withLines(name: string, count: number, change: (index: number) => Partial<InvoiceLine>): Sample {
  const sample = sampleOf(name);
  if (sample.document.type === 'STATEMENT') throw new Error('a statement has no lines');
  const [line] = sample.document.lines;
  if (!line) throw new Error('the sample has lines');
  const lines = Array.from({ length: count }, (_, index) => ({ ...line, name: `Begin${index}.`, ...change(index) }));
  return { ...sample, name: `${name} of ${count}`, document: { ...sample.document, lines } };
}

interface Wish {
  locale?: SupportedLocale;
  paper?: 'a4' | 'letter';
  variables?: Record<string, string>;
}

const printed = new Map<string, Promise<PageOfText[]>>();

/** Each document is printed once, however many tests look at it. */
async function pagesOf(design: string, sample: Sample, wish: Wish = {}): Promise<PageOfText[]> {
  const key = JSON.stringify([design, sample.name, wish]);
  const pages = printed.get(key) ?? print(design, sample, wish);
  printed.set(key, pages);
  return await pages;
}

async function print(design: string, { document, today }: Sample, { locale, paper, variables }: Wish): Promise<PageOfText[]> {
  const template = requireTemplate(designs, design);
  const view = template.toView(document, { today, locale });
  const page = { ...view.page, paper: paper ?? view.page.paper };
  const html = template.render({ ...view, page }, 'marker-1', parseVariables(template.manifest, variables));
  return await textBoxes(await chromium.print({ html, marker: 'marker-1', signal: AbortSignal.timeout(30_000) }));
}

/** The payment part of a Swiss QR-bill reaches to the edges of the paper, and its texts to 5 mm of them. In points. */
const PAYMENT_PART = { height: (105 * 72) / 25.4, side: 14 };

/** Texts that come nearer to an edge of the paper than they may. */
function outside(pages: PageOfText[], side: number): string[] {
  return pages.flatMap(({ width, height, boxes }) => {
    const partUpTo = boxes.some(({ text }) => text === '✂') ? PAYMENT_PART.height + 5 : 0;
    const sideAt = (baseline: number) => (baseline < partUpTo ? PAYMENT_PART.side : side);
    return boxes
      .filter(({ text }) => /[^\s\p{Format}]/u.test(text))
      .filter(
        ({ left, right, baseline }) =>
          left < sideAt(baseline) || right > width - sideAt(baseline) || baseline < 12 || baseline > height - 15,
      )
      .map(({ text }) => text);
  });
}

const pageWith = (pages: PageOfText[], text: string) =>
  pages.findIndex(({ boxes }) => boxes.some((box) => box.text.includes(text)));

describe.each(DESIGNS)('the design %s', (design, side, ends) => {
  it.each(samples.map((sample) => [sample.name, sample] as const))(
    'prints the sample %s: nothing leaves the column of text, nothing runs into another text',
    async (_, sample) => {
      const pages = await pagesOf(design, sample);
      expect(outside(pages, side)).toEqual([]);
      expect(pages.flatMap(collisions)).toEqual([]);
      // A page of its own for a line or two would be wasted.
      expect(Math.min(...pages.map(({ boxes }) => boxes.length))).toBeGreaterThan(6);
    },
  );

  it.each(supportedLocales)('prints every field in %s', async (locale) => {
    const pages = await pagesOf(design, sampleOf('everything'), { locale, paper: locale === 'en-US' ? 'letter' : 'a4' });
    expect(outside(pages, side)).toEqual([]);
    expect(pages.flatMap(collisions)).toEqual([]);
  });

  it('repeats the head of the table and keeps the last lines with the totals', async () => {
    const sample = sampleOf('four-hundred-lines');
    const pages = await pagesOf(design, sample);
    const ofLines = pages.slice(0, pageWith(pages, 'Subtotal') + 1);
    const heads = ofLines.map(({ boxes }) => boxes.filter(({ text }) => text === 'Description').length);
    expect(heads).toEqual(ofLines.map(() => 1));
    const last = ofLines.at(-1)?.boxes.map(({ text }) => text) ?? [];
    expect(last).toContain('Amount due');
    expect(last.filter((text) => text === '8.875%').length).toBeGreaterThanOrEqual(2);
  });

  it('has room below the last line, whichever of its cells is the tallest', async () => {
    const boxes = (await pagesOf(design, sampleOf('reverse-charge'), { locale: 'nl-NL' })).flatMap((page) => page.boxes);
    const [price, note] = ['per 100 m', 'Alle bedragen in EUR'].map((text) => boxes.find((box) => box.text === text));
    expect(Math.abs((price?.baseline ?? NaN) - (note?.baseline ?? NaN))).toBeGreaterThan(12);
    expect((await pagesOf(design, sampleOf('hostile-right-to-left'), { locale: 'ar' })).flatMap(collisions)).toEqual([]);
  });

  it('does not split a row', async () => {
    const pages = await pagesOf(
      design,
      withLines('simple', 60, (index) => ({ description: `One\ntwo\nthree\nfour\nEnd${index}.` })),
    );
    const places = Array.from({ length: 60 }, (_, index) => [pageWith(pages, `Begin${index}.`), pageWith(pages, `End${index}.`)]);
    expect(places.filter(([begin, end]) => begin === -1 || begin !== end)).toEqual([]);
    expect(new Set(places.flat()).size).toBeGreaterThan(3);
  });

  it.each(ends)('keeps the last lines with the totals where %i lines end near the end of a page', async (count) => {
    const pages = await pagesOf(
      design,
      withLines('one-line', count, () => ({ description: null })),
    );
    expect(pages.length).toBeGreaterThan(1);
    const last = pageWith(pages, 'Subtotal');
    expect([pageWith(pages, `Begin${count - 2}.`), pageWith(pages, `Begin${count - 1}.`)]).toEqual([last, last]);
  });

  it.each<Record<string, string>>([
    { brandColour: '#ffd84d', radius: '0', density: 'tight', font: 'Noto Sans' },
    { brandColour: '#300', density: 'airy' },
  ])('takes the variables %j', async (variables) => {
    const pages = await pagesOf(design, sampleOf('everything'), { variables });
    expect(outside(pages, side)).toEqual([]);
    expect(pages.flatMap(collisions)).toEqual([]);
  });
});

describe('the design compact', () => {
  it('has more than twice as many lines on a page as modern', async () => {
    const sample = sampleOf('four-hundred-lines');
    const [compact, modern] = [await pagesOf('compact', sample), await pagesOf('modern', sample)];
    expect(compact.length * 2).toBeLessThan(modern.length);
  });

  it('sets nothing smaller than 7pt', async () => {
    const pages = [
      ...(await pagesOf('compact', sampleOf('everything'))),
      ...(await pagesOf('compact', sampleOf('four-hundred-lines'))),
    ];
    // Headings that are only read aloud are transparent, and smaller.
    const sizes = pages.flatMap(({ boxes }) => boxes.map(({ size }) => size)).filter((size) => size > 3.01);
    expect(Math.min(...sizes)).toBeGreaterThan(6.99);
  });
});
