import { DamagedImageError } from './damaged-image-error.js';
import type { PngChunk } from './png-chunks.js';

/** What the first chunk of a PNG says. */
export interface PngHeader {
  width: number;
  height: number;
  depth: number;
  colourType: number;
  isInterlaced: boolean;
}

/** The type of colour whose pixels are places in a palette. */
export const PALETTE = 3;

/** By type of colour: the channels of a pixel, and the bits that each may have. */
const COLOURS: Partial<Record<number, { channels: number; depths: number[] }>> = {
  0: { channels: 1, depths: [1, 2, 4, 8, 16] },
  2: { channels: 3, depths: [8, 16] },
  3: { channels: 1, depths: [1, 2, 4, 8] },
  4: { channels: 2, depths: [8, 16] },
  6: { channels: 4, depths: [8, 16] },
};

/** How many figures a pixel has: one for grey or a place in the palette, three for colours, one for opacity. */
export function channelsOf(colourType: number): number {
  return COLOURS[colourType]?.channels ?? 0;
}

/** @throws DamagedImageError if the header is not a valid one */
export function headerOf([first]: PngChunk[]): PngHeader {
  if (first?.type !== 'IHDR' || first.data.length !== 13) throw new DamagedImageError('the PNG has no header');
  const { data } = first;
  const [depth = 0, colourType = 0, compression, filter, interlace = 0] = data.subarray(8);
  const isKnown = COLOURS[colourType]?.depths.includes(depth) && compression === 0 && filter === 0 && interlace <= 1;
  if (!isKnown) throw new DamagedImageError('the header of the PNG is invalid');
  return { width: data.readUInt32BE(0), height: data.readUInt32BE(4), depth, colourType, isInterlaced: interlace === 1 };
}
