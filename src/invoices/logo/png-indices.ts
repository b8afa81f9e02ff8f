import { DamagedImageError } from './damaged-image-error.js';
import type { PngChunk } from './png-chunks.js';
import { PALETTE, type PngHeader } from './png-header.js';
import type { PngPass } from './png-passes.js';
import { eachRow } from './png-rows.js';

/** Checks that every pixel of an image with a palette has a colour of it. @param data still filtered @throws DamagedImageError */
export function checkIndices(data: Buffer, passes: PngPass[], { colourType, depth }: PngHeader, chunks: PngChunk[]): void {
  const colours = (chunks.find(({ type }) => type === 'PLTE')?.data.length ?? 0) / 3;
  if (colourType !== PALETTE || colours >= 2 ** depth) return;
  eachRow(data, passes, 1, (row, columns) => {
    if (hasIndexFrom(colours, row, columns, depth))
      throw new DamagedImageError('the PNG has colours that are not in its palette');
  });
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
