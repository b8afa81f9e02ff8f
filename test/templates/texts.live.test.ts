import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { FontCoverage } from '../../src/templates/fonts/font-coverage.js';
import { fontFamilies } from '../../src/templates/fonts/fonts.js';
import { fontDirectories } from '../../src/templates/index.js';
import { requireTemplate } from '../../src/templates/read/load-templates.js';
import type { Invoice } from '../../src/invoices/invoice.js';
import { textFault } from '../../src/invoices/text-faults.js';
import { startTestChromium, type TestChromium } from '../chromium/fixtures.js';
import { emptyBoxes } from '../harness/pdf/empty-boxes.js';
import { CELLS_OF_A_PAGE, cellsOf, inkOfCells } from '../harness/pdf/ink.js';
import { expectCleanPdf } from '../harness/pdf/clean-pdf.js';
import { expect } from '../harness/pdf/matchers.js';
import type { PdfFacts } from '../harness/pdf/pdf-facts.js';
import { copiedText } from '../harness/pdf/pdf-text.js';
import { textBoxes } from '../harness/pdf/text-boxes.js';
import { noteList } from './fixtures/build-invoice.js';
import * as fixtures from './fixtures/invoices.js';
import { designs, TODAY, templates } from './fixtures/templates.js';

// Section E through a real browser: texts that are hard to set.

let chromium: TestChromium;
beforeAll(async () => {
  chromium = await startTestChromium({ fontDirectories: fontDirectories(), printTimeoutMs: 20_000 });
});
afterAll(async () => await chromium.close());

/** An invoice that names its seller, buyer, a line and its notes so. */
function named(text: string): Invoice {
  const { twoRates } = fixtures;
  return {
    ...twoRates,
    organisation: { ...twoRates.organisation, name: text },
    customer: { ...twoRates.customer, name: text },
    lines: twoRates.lines.map((line, index) => (index === 0 ? { ...line, name: text, description: text } : line)),
    notes: noteList(text),
  };
}

async function print(invoice: Invoice): Promise<PdfFacts & { bytes: Buffer; copied: string }> {
  const html = templates.render(templates.toView(invoice, { today: TODAY }), 'marker-1');
  const bytes = await chromium.print({ html, marker: 'marker-1', signal: AbortSignal.timeout(20_000) });
  const copied = (await copiedText(bytes)).normalize('NFC').replaceAll(/[\s\p{Cf}\p{Cc}]/gu, '');
  return { ...(await expectCleanPdf(bytes)), bytes, copied };
}

const bare = (text: string) => text.normalize('NFC').replaceAll(/[\s\p{Cf}]/gu, '');

describe('T2 a text that is hard to set', () => {
  it.each([
    ['emoji joined to one', '👨‍👩‍👧‍👦 👩🏽‍🚀', '👨👩👧👦'],
    ['Hebrew with numbers and Latin', 'חשבונית 2026-118 (ABC) בע״מ', 'חשבונית'],
    ['Arabic with numbers', 'فاتورة رقم 118', 'فاتورة'],
    ['both directions, one in the other', 'abc שלום 12 def مرحبا ghi', 'def'],
    ['Thai', 'ค่าบริการน้ำประปา ผู้ใหญ่', 'ค่าบริการน้ำประปา'],
    ['Devanagari', 'क्षेत्र श्रीमती सेवा', 'क्षेत्र'],
    ['Chinese, Japanese and Korean', '请求书 ご請求書 청구서', '请求书ご請求書청구서'],
    ['letters that are composed', 'Zürich Zu\u0308rich Việt', 'ZürichZürichViệt'],
  ])('%s: can be copied, from embedded fonts, without an empty box', async (_, text, expected) => {
    const { bytes, copied, fonts } = await print(named(text));
    expect(await emptyBoxes(bytes)).toBe(0);
    expect(copied.split(bare(expected)).length).toBeGreaterThan(4);
    expect(fonts.every(({ embedded }) => embedded)).toBe(true);
  });

  it('a word with soft hyphens and separate marks: is found as one word, in a narrow place too', async () => {
    const { bytes } = await print(named('Ka\u0308l\u00adte\u00adan\u00adla\u00adgen\u00adbau\u00ader '.repeat(6)));
    const text = await copiedText(bytes);
    expect(text.split('Kälteanlagenbauer').length).toBeGreaterThan(12);
    expect(text).not.toMatch(/\u00ad|\u0308|\u2010/);
  });

  it.each(['👍🏽 🇯🇵', '🏴‍☠️'])('%s: is painted without an empty box', async (text) => {
    const { bytes, fonts } = await print(named(text));
    expect(await emptyBoxes(bytes)).toBe(0);
    expect(fonts.some(({ name }) => name.includes('Emoji'))).toBe(true);
  });

  it('five hundred accents on one letter: one document, the amounts where they were', async () => {
    const { bytes, copied } = await print(named(`A${'\u0301'.repeat(500)}B`));
    expect(await emptyBoxes(bytes)).toBe(0);
    expect(copied).toContain(bare((await print(fixtures.twoRates)).copied.match(/[\d,.]*\d{3}\.\d\d/)?.[0] ?? 'no amount'));
  });

  it('a name from right to left does not turn the amounts around', async () => {
    const plain = await print(named('Seller'));
    const turned = await print(named('\u202eשלום 123'));
    const amounts = (copied: string) => copied.match(/\d[\d,]*\.\d\d/g)?.toSorted();
    expect(amounts(plain.copied)?.length).toBeGreaterThan(5);
    expect(amounts(turned.copied)).toEqual(amounts(plain.copied));
  });

  it('a name of 200 letters without a space stays on the paper', async () => {
    const { sizes, copied } = await print(named('W'.repeat(200)));
    expect(sizes.every(([width]) => width === 209.9)).toBe(true);
    expect(copied.split('W').length - 1).toBeGreaterThanOrEqual(800);
  });
});

describe('T4 ten thousand letters without a space', () => {
  it.each([
    ['W', 'W', 10_000],
    ['letters that are set closer', 'AV', 10_000],
    ['Arabic, all joined', 'م', 20_000],
    ['brackets of Japanese, after which no line ends', '（', 10_000],
  ])('%s: are printed, in a narrow column and in a wide one, and can be copied', async (_, text, length) => {
    const long = text.repeat(length / text.length);
    const lines = fixtures.twoRates.lines.map((line, index) => (index === 0 ? { ...line, name: long } : line));
    const { sizes, copied } = await print({ ...fixtures.twoRates, lines, notes: noteList(long) });
    expect(sizes.every(([width]) => width === 209.9)).toBe(true);
    expect(copied.split(text.charAt(0)).length - 1).toBeGreaterThanOrEqual((2 * length) / text.length);
  });
});

describe('a text with tabs and indents', () => {
  it.each([...designs.keys()])('%s: keeps its columns and steps', async (name) => {
    const design = requireTemplate(designs, name);
    const notes = 'Hours\n\tMonday\t6.5\n\tTuesday\t14.0\n  Indent';
    const html = design.render(design.toView({ ...fixtures.twoRates, notes: noteList(notes) }, { today: TODAY }), 'marker-1');
    const bytes = await chromium.print({ html, marker: 'marker-1', signal: AbortSignal.timeout(20_000) });
    const boxes = (await textBoxes(bytes)).flatMap((page) => page.boxes);
    const left = (text: string) => Math.round(boxes.find((box) => box.text === text)?.left ?? NaN);
    expect(left('Monday')).toBeGreaterThan(left('Hours') + 20);
    expect([left('Tuesday'), left('14.0')]).toEqual([left('Monday'), left('6.5')]);
    expect(left('6.5')).toBeGreaterThan(left('Monday') + 20);
    expect(left('Indent')).toBeGreaterThan(left('Hours') + 2);
  });
});

describe('T3 what is no text', () => {
  it('prints U+FFFD for it, and lines where lines end', async () => {
    const { bytes, copied } = await print(named('a\u0000b\ufffec\ud800d\u0007e\u2028f\u2029g'));
    expect(await emptyBoxes(bytes)).toBe(0);
    expect(copied).toContain('a\ufffdb\ufffdc\ufffdd\ufffde');
    expect(copied).not.toMatch(/\p{Surrogate}/u);
  });
});

describe('what is taken from outside and is nothing to see', () => {
  const fonts = new FontCoverage(fontFamilies());
  const isTaken = (text: string) => textFault(text) === null && fonts.nextGap(text) === null;
  const SUSPECT = /[\p{Control}\p{Format}\p{Private_Use}\p{Separator}\p{Default_Ignorable_Code_Point}]|[\u2800\ufff0-\uffff]/u;
  /** Number signs, which Unicode counts among the formats: each is drawn. */
  const DRAWN = /[\u0600-\u0605\u06dd\u0890\u0891\u08e2]/u;
  const cells = Array.from({ length: 0x110000 }, (_, codePoint) => codePoint)
    // Tags and variation selectors are thousands, and one like the other.
    .filter((codePoint) => codePoint < 0xe0080 || codePoint > 0xe0fff || codePoint % 113 === 0)
    .filter((codePoint) => SUSPECT.test(String.fromCodePoint(codePoint)) && !DRAWN.test(String.fromCodePoint(codePoint)))
    // A sequence of directions must be closed; what breaks the line moves the letter out of its cell.
    .map((codePoint) => ({ codePoint, text: `H${String.fromCodePoint(codePoint)}H` }))
    .filter(({ codePoint, text }) => isTaken(text) && codePoint !== 0xa);

  it.each([...designs.keys()])('%s prints none of it as a box', async (name) => {
    const texts = ['HH', ...cells.map(({ text }) => text)];
    expect(texts.length).toBeGreaterThan(150);
    expect(texts.length).toBeLessThanOrEqual(CELLS_OF_A_PAGE);
    const style = `${designs.get(name)?.styleOf()} @page { size: A4; margin: 0 } @page :first { margin: 0 } body { margin: 0; font-size: 10pt }`;
    const html = `<!doctype html>\n<html lang="en" data-render="marker-1">\n<head><meta charset="utf-8"><title>Text</title><style>${style}</style></head><body>${cellsOf(texts)}</body></html>`;
    const pdf = await chromium.print({ html, marker: 'marker-1', signal: AbortSignal.timeout(20_000) });
    expect(await emptyBoxes(pdf)).toBe(0);
    const [plain = 0, ...inks] = await inkOfCells(pdf, texts.length);
    expect(plain).toBeGreaterThan(300);
    // Letters that stand a fraction of a pixel further have other edges; the smallest box has hundreds of pixels.
    const drawn = cells.filter((_, index) => Math.abs((inks[index] ?? 0) - plain) > 120);
    expect(drawn.map(({ codePoint }) => codePoint.toString(16))).toEqual([]);
  });

  it('does not have what is drawn as a box', () => {
    expect(['\ufff9', '\ufffa', '\ufffb', '\ufffc', '\ufffd', '\ue001'].filter((character) => isTaken(`H${character}H`))).toEqual(
      [],
    );
  });
});

describe('T9 next to nothing', () => {
  it.each([
    ['no lines', fixtures.empty],
    ['no optional field', fixtures.minimal],
  ])('%s: a document without a word for what is missing', async (_, invoice) => {
    const { bytes, copied } = await print(invoice);
    await expect(bytes).toHavePages(1);
    expect(copied).toContain(bare(invoice.number));
  });

  it('a quantity of zero', async () => {
    const { lines, ...rest } = fixtures.minimal;
    const { copied } = await print({ ...rest, lines: lines.map((line) => ({ ...line, quantity: '0', netAmount: '0.00' })) });
    expect(copied).toContain('0.00');
  });
});
