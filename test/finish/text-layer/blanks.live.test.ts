import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Chromium } from '../../../src/chromium/index.js';
import { finishPdf, type PrintedPdf } from '../../../src/finish/index.js';
import { expectCleanPdf } from '../../harness/pdf/clean-pdf.js';
import { structureTexts } from '../../harness/pdf/structure-texts.js';
import { printRaw, startWithFonts } from './raw-chromium.js';

// Who reads by the structure, such as a screen reader, has no lines: each blank must be a glyph. Chromium paints none where a line ends.

const narrow = (text: string, more = '') => `<p style="width:30mm;${more}">${text}</p>`;
const paragraphs: Record<string, [html: string, read: string]> = {
  'a line that wraps': [narrow('Unit 7, Woodlands Industrial Estate'), 'Unit 7, Woodlands Industrial Estate'],
  'the same words once more': [narrow('Woodlands Industrial Estate'), 'Woodlands Industrial Estate'],
  'capitals of the style': [narrow('Woodlands Industrial Estate', 'text-transform:uppercase'), 'WOODLANDS INDUSTRIAL ESTATE'],
  'small capitals': [narrow('Woodlands Industrial Estate', 'font-variant:small-caps'), 'Woodlands Industrial Estate'],
  'ligatures at the end of the line': [narrow('staff staff staff staff office', 'width:22mm'), 'staff staff staff staff office'],
  'justified text': [
    narrow('the quick brown fox jumps over the dog', 'text-align:justify'),
    'the quick brown fox jumps over the dog',
  ],
  'an address of mail': [narrow('accounts<wbr>@strathlinn<wbr>-timber.example'), 'accounts@strathlinn-timber.example'],
  'a compound at its hyphen': [narrow('Woodlands industrial-estate'), 'Woodlands industrial-estate'],
  // Chromium shows each soft hyphen of the text as a glyph without ink, and a hyphen where the line ends.
  'a divided word': [
    narrow('Donau&shy;dampf&shy;schiff&shy;fahrt', 'width:25mm'),
    'Donau\u{ad}\u{ad}dampf\u{ad}schiff\u{ad}\u{ad}fahrt',
  ],
  'elements side by side': ['<p><b>one</b><i>two</i> <b>three</b><span>four</span></p>', 'onetwo threefour'],
  'a line that ends by itself': ['<p>Rechnung<br>Nummer</p>', 'Rechnung Nummer'],
  'Japanese, which has no blanks': [
    '<p lang="ja" style="width:30mm">東京都千代田区丸の内一丁目一番地</p>',
    '東京都千代田区丸の内一丁目一番地',
  ],
  'Japanese with a blank': ['<p lang="ja" style="width:13mm">東京 大阪</p>', '東京 大阪'],
};

/** The texts of the paragraphs, once finished. */
async function readOf(printed: PrintedPdf): Promise<string[]> {
  const { bytes } = await finishPdf(printed);
  await expectCleanPdf(bytes);
  return await structureTexts(bytes, 'P');
}

let chromium: Chromium;
let read: string[];

beforeAll(async () => {
  chromium = await startWithFonts();
  const printed = await printRaw(
    chromium,
    Object.values(paragraphs)
      .map(([html]) => html)
      .join('\n'),
  );
  read = await readOf(printed);
});
afterAll(async () => await chromium.close());

describe('the text of a paragraph', () => {
  it.each(Object.entries(paragraphs).map(([name, [, text]], index) => [name, text, index] as const))('%s', (_, text, index) => {
    expect(read[index]).toBe(text);
  });

  it('has a blank where a line wraps that runs from right to left', async () => {
    const printed = await printRaw(chromium, '<p dir="rtl" lang="he" style="width:30mm">חברת העצים המאוחדת</p>');
    const count = (texts: string[]) => texts.join('').split(' ').length - 1;
    // The other one is painted.
    expect(count(await readOf(printed))).toBe(2);
    expect(count(await readOf({ ...printed, words: null }))).toBe(1);
  });

  it('has a blank where a page ends', async () => {
    const words = Array.from({ length: 1200 }, (_, index) => `w${index}`).join(' ');
    const texts = await readOf(await printRaw(chromium, `<p>${words}</p>`));
    expect(texts.length).toBeGreaterThan(1);
    expect(texts.join('').trim()).toBe(words);
  });
});
