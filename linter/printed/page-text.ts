import { VerbosityLevel, getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A printed page. */
export interface PrintedPage {
  /** In points. */
  width: number;
  height: number;
  /** All its text, without blanks, because PDF.js reads kerning as a blank. */
  text: string;
}

/** The pages of a PDF. */
export async function readPages(pdf: Uint8Array): Promise<PrintedPage[]> {
  const task = getDocument({ data: Uint8Array.from(pdf), verbosity: VerbosityLevel.ERRORS, useSystemFonts: false });
  try {
    const document = await task.promise;
    const pages: PrintedPage[] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
      const text = items.map((item) => ('str' in item ? item.str.replaceAll(/\s/g, '') : '')).join('');
      pages.push({ width: right - left, height: top - bottom, text });
    }
    return pages;
  } finally {
    await task.destroy();
  }
}
