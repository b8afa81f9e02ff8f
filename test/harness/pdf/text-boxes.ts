import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { eachPage } from './open-pdf.js';

/** A piece of text as it lies on the page, in points from the left and the bottom edge of the paper. */
export interface TextBox {
  text: string;
  left: number;
  right: number;
  baseline: number;
  /** The size of the type. */
  size: number;
}

/** The texts of one page, and its paper in points. */
export interface PageOfText {
  width: number;
  height: number;
  boxes: TextBox[];
}

/** The places of the texts of a PDF, without rotated text such as a watermark. */
export function textBoxes(pdf: Uint8Array): Promise<PageOfText[]> {
  return eachPage(pdf, readPage);
}

async function readPage(page: PDFPageProxy): Promise<PageOfText> {
  const { width, height } = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent();
  const boxes = items.flatMap((item): TextBox[] => {
    if (!('str' in item) || item.str.trim() === '') return [];
    const [across = 0, up = 0, , size = 0, left = 0, baseline = 0] = item.transform as number[];
    return up !== 0 || across === 0 ? [] : [{ text: item.str, left, right: left + item.width, baseline, size }];
  });
  return { width, height, boxes };
}

/** Texts that run into each other on one line: by more than a quarter of their size, which kerning does not reach. */
export function collisions({ boxes }: PageOfText): string[] {
  return boxes.flatMap((one, index) =>
    boxes
      .slice(index + 1)
      .filter(
        (other) =>
          Math.abs(one.baseline - other.baseline) < Math.min(one.size, other.size) / 2 &&
          Math.min(one.right, other.right) - Math.max(one.left, other.left) > Math.min(one.size, other.size) / 4,
      )
      .map((other) => `${one.text} | ${other.text}`),
  );
}
