import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { eachPage } from './open-pdf.js';

/** How many empty boxes are painted: glyph 0 of any font (Chromium writes glyphs by their number). */
export async function emptyBoxes(pdf: Uint8Array): Promise<number> {
  const counts = await eachPage(pdf, async (page) => {
    const { fnArray, argsArray } = await page.getOperatorList();
    let count = 0;
    for (const [index, operation] of fnArray.entries()) {
      if (operation !== OPS.showText) continue;
      const [glyphs] = argsArray[index] as [(number | { originalCharCode: number })[]];
      count += glyphs.filter((glyph) => typeof glyph === 'object' && glyph.originalCharCode === 0).length;
    }
    return count;
  });
  return counts.reduce((sum, count) => sum + count, 0);
}
