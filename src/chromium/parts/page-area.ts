import { PdfObjects, reference } from '../printed-text/pdf-objects.js';
import { pageNumbers } from '../printed-text/read-pages.js';
import { streamText } from '../printed-text/stream-text.js';

/** The area of a page inside of its margins, in CSS pixels. */
export interface PageArea {
  width: number;
  height: number;
}

/** How Chromium begins the content of a page: the unit, the page area as a clip, and CSS pixels. */
const beginning = /^\s*\S+ 0 0 \S+ 0 \S+ cm\nq\n\S+ \S+ (\S+) (\S+) re\nW\*? n\nq\n(\S+) 0 0 \S+ \S+ \S+ cm\n/;
/** Chromium's unit of length in layouts. */
const unitsOfPixel = 64;

/** The area of a page, to Chromium's unit of length. Null if the page begins in another way. @param page from 0 */
export function pageArea(pdf: Buffer, page: number): PageArea | null {
  const objects = new PdfObjects(pdf);
  const number = [...pageNumbers(objects)][page];
  const contents = number === undefined ? undefined : reference(objects.get(number).text, 'Contents');
  if (contents === undefined) return null;
  const found = beginning.exec(streamText(objects.get(contents)));
  if (!found) return null;
  const [width = NaN, height = NaN, scale = NaN] = found.slice(1).map(Number);
  const inUnits = (length: number): number => Math.round((length / scale) * unitsOfPixel) / unitsOfPixel;
  return width > 0 && height > 0 && scale > 0 ? { width: inUnits(width), height: inUnits(height) } : null;
}

/** The sheet of each page: its box as it stands in the PDF. */
export function sheets(pdf: Buffer): string[] {
  const objects = new PdfObjects(pdf);
  return Array.from(pageNumbers(objects), (page) => /\/MediaBox \[([^\]]*)\]/.exec(objects.get(page).text)?.[1] ?? '');
}
