import { getDocument, type PDFPageProxy, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';

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

/** Where the texts of a PDF lie; what is turned, as a watermark is, is left out. */
export async function textBoxes(pdf: Uint8Array): Promise<PageOfText[]> {
  const task = getDocument({ data: Uint8Array.from(pdf), verbosity: VerbosityLevel.ERRORS, useSystemFonts: false });
  try {
    const document = await task.promise;
    const pages: PageOfText[] = [];
    for (let number = 1; number <= document.numPages; number += 1) pages.push(await readPage(await document.getPage(number)));
    return pages;
  } finally {
    await task.destroy();
  }
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
