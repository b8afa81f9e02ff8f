import { eachPage, textOf } from './open-pdf.js';
import { copiedPages } from './pdf-text.js';

/** The lines of a PDF as they are copied. */
export interface CopiedLines {
  /** By PDF.js, as in Firefox. */
  pdfjs: string[];
  /** By PDFium, as in Chromium: a hyphen at which it joins a word is U+FFFE. */
  pdfium: string[];
}

/** Copies all text of a PDF with two readers. */
export async function copiedLines(pdf: Uint8Array): Promise<CopiedLines> {
  return { pdfjs: linesOf(await eachPage(pdf, textOf)), pdfium: linesOf(await copiedPages(pdf)) };
}

function linesOf(pages: readonly string[]): string[] {
  return pages.flatMap((page) => page.split(/\r?\n/)).map((line) => line.trim());
}
