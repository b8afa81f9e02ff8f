import { withPdfium } from './pdfium.js';

/** Pixels for each point. */
const SCALE = 4;
const CELL = { width: 120, height: 13 };
const COLUMNS = 4;
/** Of A4. */
const ROWS = 60;

/** How many texts one page holds. */
export const CELLS_OF_A_PAGE = COLUMNS * ROWS;

/** A page of A4 without margins, with each text in a cell of its own. */
export function cellsOf(texts: readonly string[]): string {
  return texts
    .map((text, index) => {
      const [left, top] = [(index % COLUMNS) * CELL.width, Math.floor(index / COLUMNS) * CELL.height];
      return `<div style="position:absolute;left:${left}pt;top:${top}pt;width:${CELL.width - 10}pt;height:${CELL.height - 1}pt;overflow:hidden;white-space:pre-wrap">${text}</div>`;
    })
    .join('');
}

/** How many pixels of each cell of the first page are dark. */
export function inkOfCells(pdf: Uint8Array, count: number): Promise<number[]> {
  return withPdfium(pdf, async (document) => {
    const { width, data } = await document.getPage(0).render({ scale: SCALE, colorSpace: 'BGRA', render: 'bitmap' });
    return Array.from({ length: count }, (_, index) => {
      const [left, top] = [(index % COLUMNS) * CELL.width * SCALE, Math.floor(index / COLUMNS) * CELL.height * SCALE];
      let dark = 0;
      for (let y = top; y < top + CELL.height * SCALE; y += 1)
        for (let x = left; x < left + CELL.width * SCALE; x += 1) dark += (data[(y * width + x) * 4] ?? 255) < 200 ? 1 : 0;
      return dark;
    });
  });
}
