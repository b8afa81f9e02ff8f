/*
 * Chromium lays a document out three times: for the screen, for the medium "print" in the size of the window, and in pages. Only the last one goes
 * into the PDF. The document is hidden from the other two, which saves a quarter of the CPU time of a small document. The PDF is the same, byte for byte,
 * including backgrounds, generated content and lazy images (there is a test).
 *
 * The second layout is told apart by its width, which is that of the window. In pages, the media feature "width" is that of the default paper (717 px, whatever `@page`
 * says; measured with Chromium 156). The window is wider than any page can be: a PDF page has at most 14,400 points (ISO 32000-2, annex C), which are 19,200 px.
 */
const windowWidth = 100_000;

/** The window of a page that prints. In CSS pixels. */
export const printWindow = { width: windowWidth, height: 600, deviceScaleFactor: 1, mobile: false };

/** A window of the usual size, in which the medium "print" shows the document. */
export const usualWindow = { ...printWindow, width: 800 };

const hidden =
  '<style media="screen">html{display:none!important}</style>' +
  `<style media="print and (min-width:${windowWidth}px)">html{display:none!important}</style>`;

/**
 * What a document loads only when it is laid out. In the last layout that is too late: a text would be printed in another font than its own, an object would be missing. An
 * escape in the name of a rule could spell `@font-face` too.
 */
const loadsLate = /@font-face|@[a-z-]*\\|\bfilter\s*:|\b(?:clip-path|mask)\s*:\s*url|<(?:object|embed|video|audio|input)\b/i;

/** The document, hidden from all layouts but the one in pages, unless it needs them. @param openingLength where its html tag ends, in UTF-16 units */
export function laidOutOnce(html: string, openingLength: number): string {
  if (loadsLate.test(html)) return html;
  return html.slice(0, openingLength) + hidden + html.slice(openingLength);
}
