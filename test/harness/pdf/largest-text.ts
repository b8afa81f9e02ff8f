import { withPdf } from './open-pdf.js';

/** The size of the largest text of a PDF's first page, in points: smaller than the stylesheet's when Chromium has shrunk the page. */
export function largestText(pdf: Uint8Array): Promise<number> {
  return withPdf(pdf, async (document) => {
    const { items } = await (await document.getPage(1)).getTextContent();
    return Math.max(...items.map((item) => ('height' in item ? item.height : 0)));
  });
}
