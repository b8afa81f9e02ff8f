import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Chromium } from '../../src/chromium/index.js';
import { finishPdf, UnexpectedPdfError, type PrintedPdf } from '../../src/finish/index.js';
import { documentWith, finishChecked, jpegUrl, pngUrl, startRawChromium } from '../chromium/fixtures.js';
import { noisePng } from '../chromium/noise-png.js';
import { JPEGS } from '../harness/images/jpeg-images.js';
import { pngOf, PNGS } from '../harness/images/png-image.js';
import { expectCleanPdf } from '../harness/pdf/clean-pdf.js';
import { skiaPdf } from '../harness/pdf/skia-pdf.js';

// What comes from outside and goes into the objects of a PDF: it comes out as it is, and harms nothing.

let chromium: Chromium;
beforeAll(async () => {
  chromium = await startRawChromium();
});
afterAll(() => chromium.close());

const hostile = [
  'a) /OpenAction (b',
  String.raw`\) endobj 7 0 obj << /JS (x) >>`,
  'stream\nendstream endobj xref trailer startxref %%EOF',
  '<</Type/Catalog>> [1 0 R] (((',
  '\u{202e}fdp.exe\u{2066}x\u{2069}\u{202c} \u{feff}',
  '</rdf:RDF>]]>&amp;<!-- ',
  '請求書 📄 ́é',
];
const html = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

async function print(body: string, head = ''): Promise<PrintedPdf> {
  return await chromium.print({ ...documentWith(body, head), signal: AbortSignal.timeout(20_000) });
}

describe('a hostile text', () => {
  it.each(hostile)('%j is harmless as title, author, link, alternative text and content', async (text) => {
    const { html: whole, marker } = documentWith(
      `<h1>${html(text)}</h1><p><a href="https://example.com/?q=${encodeURIComponent(text)}">link</a></p><img alt="${html(text)}" src="${pngUrl}">`,
    );
    const printed = await chromium.print({
      html: whole.replace('<title>Test', `<title>${html(text)}`),
      marker,
      signal: AbortSignal.timeout(20_000),
    });
    const finished = await finishPdf(printed, { author: text });
    const facts = await expectCleanPdf(finished.bytes);
    expect(facts.title).toBe(text.replaceAll(/[\t\n ]+/g, ' ').replace(/ $/, ''));
    // Inter lacks a few of these characters: that alone may drop the claim.
    expect(finished.faults.map(({ gate }) => gate).filter((gate) => gate !== 'glyph')).toEqual([]);
  });
});

describe('a logo', () => {
  const stored = [
    ...Object.entries(JPEGS).map(
      ([name, jpeg]) => [`a JPEG: ${name}`, `data:image/jpeg;base64,${jpeg.toString('base64')}`] as const,
    ),
    ...Object.entries(PNGS).map(
      ([name, chunks]) => [`a PNG: ${name}`, `data:image/png;base64,${pngOf(chunks).toString('base64')}`] as const,
    ),
  ];
  it.each([
    ...stored,
    ['with colour', noisePng(60, 40, 3)],
    ['with transparency', noisePng(60, 40, 4)],
    ['in grey', noisePng(60, 40, 1)],
    ['in grey with transparency', noisePng(60, 40, 2)],
    ['with 16 bits', noisePng(60, 40, 3, 16)],
    ['as a JPEG', jpegUrl('a comment')],
    ['of a font’s package', pngUrl],
  ])('%s leaves the document conformant', async (_, url) => {
    const finished = await finishChecked(await print(`<h1>x</h1><img alt="Logo" src="${url}">`));
    expect(finished.conformsTo).toEqual(['pdfa', 'pdfua']);
  });
});

it('a document of which nothing can be read aloud is finished, and claims nothing', async () => {
  const { conformsTo, faults } = await finishPdf(await print('<p aria-hidden="true">decoration</p>'));
  expect(conformsTo).toEqual([]);
  // Chromium writes the language of such a document nowhere.
  expect(faults.map(({ gate }) => gate)).toEqual(['language', 'tags']);
});

it('a PDF without pages is refused', async () => {
  await expect(finishPdf({ bytes: skiaPdf([]), words: null })).rejects.toThrow(UnexpectedPdfError);
});

it('cut at any place, and with any byte changed, it is refused or finished, and nothing else', async () => {
  const { bytes, words } = await print('<h1>Title</h1><table><tr><th scope="col">A<tr><td>1</table><p>text</p>');
  for (let length = 0; length < bytes.length; length += 97) {
    await expect(finishPdf({ bytes: bytes.subarray(0, length), words })).rejects.toThrow(UnexpectedPdfError);
  }
  for (let at = 0; at < bytes.length; at += 41) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 0x15;
    const error: unknown = await finishPdf({ bytes: changed, words }).then(
      () => null,
      (reason: unknown) => reason,
    );
    expect([at, error === null || error instanceof UnexpectedPdfError]).toEqual([at, true]);
  }
});
