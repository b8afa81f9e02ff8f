import { DamagedImageError } from './damaged-image-error.js';
import type { PngChunk } from './png-chunks.js';
import { PALETTE, type PngHeader } from './png-header.js';
import type { PngPass } from './png-passes.js';

/** Checks that every pixel of an image with a palette has a colour of it. @param data still filtered @throws DamagedImageError */
export function checkIndices(data: Buffer, passes: PngPass[], { colourType, depth }: PngHeader, chunks: PngChunk[]): void {
  const colours = (chunks.find(({ type }) => type === 'PLTE')?.data.length ?? 0) / 3;
  if (colourType !== PALETTE || colours >= 2 ** depth) return;
  let at = 0;
  for (const { columns, rows, rowLength } of passes) {
    let above: Uint8Array = new Uint8Array(rowLength - 1);
    for (let row = 0; row < rows; row += 1, at += rowLength) {
      above = unfiltered(data[at] ?? 0, data.subarray(at + 1, at + rowLength), above);
      if (hasIndexFrom(colours, above, columns, depth))
        throw new DamagedImageError('the PNG has colours that are not in its palette');
    }
  }
}

/** Undoes the filter of a row (PNG specification, 9.2) in which a pixel has a byte or less. */
function unfiltered(filter: number, row: Uint8Array, above: Uint8Array): Uint8Array {
  const result = new Uint8Array(row.length);
  for (let index = 0; index < row.length; index += 1) {
    const left = index === 0 ? 0 : (result[index - 1] ?? 0);
    const up = above[index] ?? 0;
    const corner = index === 0 ? 0 : (above[index - 1] ?? 0);
    result[index] = (row[index] ?? 0) + predicted(filter, left, up, corner);
  }
  return result;
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 0) return 0;
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  const [toLeft, toUp, toCorner] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

function hasIndexFrom(colours: number, row: Uint8Array, columns: number, depth: number): boolean {
  const inByte = 8 / depth;
  const mask = 2 ** depth - 1;
  for (let column = 0; column < columns; column += 1) {
    const shift = 8 - depth * ((column % inByte) + 1);
    if ((((row[Math.floor(column / inByte)] ?? 0) >> shift) & mask) >= colours) return true;
  }
  return false;
}
