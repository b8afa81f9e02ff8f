import type { PngPass } from './png-passes.js';

/** Called with the bytes of a row, without its filter, and the number of its pixels. */
export type VisitRow = (row: Uint8Array, columns: number) => void;

/** Undoes the filters of an image, row by row. @param data as it was inflated @param pixelBytes of a pixel, at least 1 */
export function eachRow(data: Buffer, passes: readonly PngPass[], pixelBytes: number, visit: VisitRow): void {
  let at = 0;
  for (const { columns, rows, rowLength } of passes) {
    let above: Uint8Array = new Uint8Array(rowLength - 1);
    for (let row = 0; row < rows; row += 1, at += rowLength) {
      above = unfiltered(data[at] ?? 0, data.subarray(at + 1, at + rowLength), above, pixelBytes);
      visit(above, columns);
    }
  }
}

/** Undoes the filter of a row (PNG specification, 9.2). */
function unfiltered(filter: number, row: Uint8Array, above: Uint8Array, pixelBytes: number): Uint8Array {
  if (filter === 0) return row;
  const result = new Uint8Array(row.length);
  for (let index = 0; index < row.length; index += 1) {
    const isFirst = index < pixelBytes;
    const left = isFirst ? 0 : (result[index - pixelBytes] ?? 0);
    const up = above[index] ?? 0;
    const corner = isFirst ? 0 : (above[index - pixelBytes] ?? 0);
    result[index] = (row[index] ?? 0) + predicted(filter, left, up, corner);
  }
  return result;
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  const [toLeft, toUp, toCorner] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}
