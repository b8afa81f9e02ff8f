import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Chromium } from '../../../src/chromium/index.js';
import { finishPdf, type FinishedPdf, type PrintedPdf } from '../../../src/finish/index.js';
import { expectCleanPdf } from '../../harness/pdf/clean-pdf.js';
import { copiedLines, type CopiedLines } from '../../harness/pdf/copied-lines.js';
import { foundByPdfium } from '../../harness/pdf/pdfium.js';
import { printRaw, startRawChromium } from './raw-chromium.js';

/** A paragraph, and the lines that a reader copies of it. */
interface Trap {
  html: string;
  /** By both readers; from right to left, PDF.js gives the words of a line in the order in which they stand on the page. */
  copied: string[] | CopiedLines;
  /** Texts that PDFium finds as often, and what it found in what Chromium printed, if that differs. */
  found?: Record<string, number>;
}

const onlyWords = (words: string): CopiedLines => ({ pdfjs: [words.split(' ').toReversed().join(' ')], pdfium: [words] });

const traps: Record<string, Trap> = {
  ligatures: { html: '<p>office affine fjord staff', copied: ['office affine fjord staff'], found: { office: 1, affine: 1 } },
  'contextual alternates': {
    html: '<p>A-B (AB) AB-12 -> => 10x20 0x1F',
    copied: ['A-B (AB) AB-12 -> => 10x20 0x1F'],
    found: { 'AB-12': 1 },
  },
  'figures of a feature': {
    html: '<p style="font-variant-numeric:tabular-nums slashed-zero">VAT no. GB 918 2746 05',
    copied: ['VAT no. GB 918 2746 05'],
    found: { 'VAT no. GB 918 2746 05': 1 },
  },
  'an amount with its signs': {
    html: '<p>£3,317.52 −£12.50 -€12.50',
    copied: ['£3,317.52 −£12.50 -€12.50'],
    found: { '£3,317.52': 1, '−£12.50': 1 },
  },
  'a blank that does not break': {
    html: '<p>20&nbsp;mm, 1&#x202f;234,50&nbsp;€',
    copied: ['20 mm, 1 234,50 €'],
    found: { '20 mm': 1 },
  },
  // PDF.js copied U+02BC, another apostrophe of the same form.
  'an apostrophe': { html: "<p>l’an, l'on", copied: ["l’an, l'on"], found: { 'l’an': 1 } },
  // PDFium copied two characters, and did not find the word as it is typed.
  'letters with their accents apart': {
    html: '<p>cafe\u0301 u\u0308ber Nguye\u0302\u0303n',
    copied: ['café über Nguyễn'],
    found: { café: 1, über: 1, Nguyễn: 1 },
  },
  // PDF.js copied capitals.
  'small capitals': { html: '<p style="font-variant:small-caps">Small Caps', copied: ['Small Caps'], found: { 'Small Caps': 1 } },
  'capitals of a style': { html: '<p style="text-transform:uppercase">due date', copied: ['DUE DATE'] },
  // PDF.js copied radicals (U+2F00 …), which look the same.
  'Japanese characters that look like radicals': {
    html: '<p lang="ja">日本語 一日 山田 金 高',
    copied: ['日本語 一日 山田 金 高'],
    found: { 山田: 1 },
  },
  'Chinese characters that look like radicals': {
    html: '<p lang="zh-Hans" style="font-family:\'Noto Sans SC\'">金額 龜 老',
    copied: ['金額 龜 老'],
  },
  // PDFium left them out, PDF.js copied a part.
  'emoji of several characters': { html: '<p>😀 👍🏽 🇯🇵', copied: ['😀 👍🏽 🇯🇵'] },
  // PDF.js copied dots and letters apart, in the order of the page; PDFium blanks and lines inside of the words.
  'Arabic letters whose dots are glyphs': { html: '<p lang="ar" dir="rtl">بتثنيپچژگ', copied: ['بتثنيپچژگ'] },
  'Arabic words': {
    html: '<p lang="ar" dir="rtl">فاتورة رقم إلى الأخشاب',
    copied: onlyWords('فاتورة رقم إلى الأخشاب'),
    found: { 'فاتورة رقم': 1 },
  },
  'lam and alef': { html: '<p lang="ar" dir="rtl">السلام لا إله لأ لآ', copied: onlyWords('السلام لا إله لأ لآ'), found: { السلام: 1 } },
  'Arabic vowel signs, which are left out': {
    html: '<p lang="ar" dir="rtl">شكراً المورّد',
    copied: onlyWords('شكرا المورد'),
    found: { المورد: 1 },
  },
  Hebrew: { html: '<p lang="he" dir="rtl">חשבונית מס', copied: onlyWords('חשבונית מס'), found: { 'חשבונית מס': 1 } },
  'Hebrew points, which are left out': { html: '<p lang="he" dir="rtl">שָׁלוֹם', copied: ['שלום'], found: { שלום: 1 } },
  // PDFium turned the brackets round once more.
  'brackets from right to left': { html: '<p lang="he" dir="rtl">(סוגריים)', copied: ['(סוגריים)'] },
  'a name from right to left in a line of English': {
    html: '<p>Customer שרה 12 Ltd',
    copied: { pdfjs: ['Customer 12 שרה Ltd'], pdfium: ['Customer 12 שרה Ltd'] },
    found: { שרה: 1 },
  },
  'a line that wraps': {
    html: '<p style="width:30mm">Unit 7, Woodlands Industrial',
    copied: ['Unit 7,', 'Woodlands', 'Industrial'],
    found: { 'Woodlands Industrial': 1 },
  },
  // It was U+2010: PDFium did not join the word.
  'a word that is divided': {
    html: '<p style="width:40mm">Donau&shy;dampf&shy;schiff&shy;fahrt',
    copied: { pdfjs: ['Donaudampfschiff', 'fahrt'], pdfium: ['Donaudampfschiff\u{fffe}fahrt'] },
  },
  'a hyphen of the word at the end of a line': {
    html: '<p style="width:30mm">industrial-estate-yard',
    copied: { pdfjs: ['industrial-', 'estate-yard'], pdfium: ['industrial\u{fffe}estate-yard'] },
  },
};

/** A line over the whole width of the page: without one, PDFium takes a page of short lines for one whose lines run downwards. */
const wideLine =
  'All that stands on this page is copied by two readers, and each of its lines is a trap for one of them or for the other one';

let chromium: Chromium;
let printed: PrintedPdf;
let finished: FinishedPdf;
let copied: CopiedLines;

beforeAll(async () => {
  chromium = await startRawChromium();
  const paragraphs = Object.values(traps).map(({ html }) => html);
  printed = await printRaw(chromium, `<p>${wideLine}</p>\n${paragraphs.join('\n')}`);
  finished = await finishPdf(printed);
  await expectCleanPdf(finished.bytes);
  copied = await copiedLines(finished.bytes);
});
afterAll(async () => await chromium.close());

describe('what is copied and found', () => {
  it.each(Object.entries(traps))('%s', async (_, { copied: expected, found = {} }) => {
    const { pdfjs, pdfium } = Array.isArray(expected) ? { pdfjs: expected, pdfium: expected } : expected;
    expect(`\n${copied.pdfjs.join('\n')}\n`).toContain(`\n${pdfjs.join('\n')}\n`);
    expect(`\n${copied.pdfium.join('\n')}\n`).toContain(`\n${pdfium.join('\n')}\n`);
    for (const [text, count] of Object.entries(found))
      expect([text, await foundByPdfium(finished.bytes, text)]).toEqual([text, count]);
  });

  it('conforms, and is the same each time', async () => {
    expect(finished.faults).toEqual([]);
    expect((await finishPdf(printed)).bytes.equals(finished.bytes)).toBe(true);
  });
});
