import { createHash } from 'node:crypto';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { levels, type PrintedPage } from './picture.js';

/** Pixels for each point: 72 dpi. */
const SCALE = 1;
/** Of a longer document only the first two pages and the last are kept: those between are like the second. */
const MOST_PAGES = 6;

/** Turns PDFs into pictures. PDFium runs as WebAssembly, so that a PDF gives the same pixels on every machine. */
export interface Rasteriser {
  /** The pages of a PDF that are held against goldens. */
  pagesOf(pdf: Uint8Array): Promise<PrintedPage[]>;
  close(): void;
}

/** Loads PDFium. */
export async function startRasteriser(): Promise<Rasteriser> {
  const library = await PDFiumLibrary.init();
  return {
    async pagesOf(pdf) {
      const document = await library.loadDocument(pdf);
      try {
        const pages: PrintedPage[] = [];
        for (const number of pagesToKeep(document.getPageCount())) {
          const { width, height, data } = await document
            .getPage(number - 1)
            .render({ scale: SCALE, colorSpace: 'BGRA', render: 'bitmap' });
          pages.push(printedPage(number, width, height, data));
        }
        return pages;
      } finally {
        document.destroy();
      }
    },
    close: () => library.destroy(),
  };
}

/** The numbers of the pages that are kept, of a document with so many. */
export function pagesToKeep(count: number): number[] {
  if (count > MOST_PAGES) return [1, 2, count];
  return Array.from({ length: count }, (_, index) => index + 1);
}

/** A page of its pixels: four channels each, of which the last, opacity, is the same everywhere. */
export function printedPage(number: number, width: number, height: number, rgba: Uint8Array): PrintedPage {
  const rgb = new Uint8Array(width * height * 3);
  for (let from = 0, to = 0; to < rgb.length; from += 4, to += 3) {
    rgb[to] = levels[rgba[from] ?? 0] ?? 0;
    rgb[to + 1] = levels[rgba[from + 1] ?? 0] ?? 0;
    rgb[to + 2] = levels[rgba[from + 2] ?? 0] ?? 0;
  }
  const digest = createHash('sha256').update(`${width} ${height}\n`).update(rgba).digest('hex');
  return { number, picture: { width, height, rgb }, digest };
}
