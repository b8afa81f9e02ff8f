import { getDocument, OPS, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** How many empty boxes are painted: glyph 0 of any font (Chromium writes glyphs by their number). */
export async function emptyBoxes(pdf: Uint8Array): Promise<number> {
  const task = getDocument({ data: Uint8Array.from(pdf), verbosity: VerbosityLevel.ERRORS, useSystemFonts: false });
  try {
    const document = await task.promise;
    let count = 0;
    for (let number = 1; number <= document.numPages; number += 1) {
      const { fnArray, argsArray } = await (await document.getPage(number)).getOperatorList();
      for (const [index, operation] of fnArray.entries()) {
        if (operation !== OPS.showText) continue;
        const [glyphs] = argsArray[index] as [(number | { originalCharCode: number })[]];
        count += glyphs.filter((glyph) => typeof glyph === 'object' && glyph.originalCharCode === 0).length;
      }
    }
    return count;
  } finally {
    await task.destroy();
  }
}
