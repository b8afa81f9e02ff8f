import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** The size of the largest text of a PDF's first page, in points: smaller than the stylesheet's when Chromium has shrunk the page. */
export async function largestText(pdf: Uint8Array): Promise<number> {
  const task = getDocument({ data: Uint8Array.from(pdf), verbosity: VerbosityLevel.ERRORS, useSystemFonts: false });
  try {
    const { items } = await (await (await task.promise).getPage(1)).getTextContent();
    return Math.max(...items.map((item) => ('height' in item ? item.height : 0)));
  } finally {
    await task.destroy();
  }
}
