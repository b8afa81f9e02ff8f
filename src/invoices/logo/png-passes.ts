import { channelsOf, type PngHeader } from './png-header.js';

/** Rows of a PNG image that are stored together: the whole image or, if it is interlaced, one pass over every few pixels. */
export interface PngPass {
  /** In pixels. */
  columns: number;
  rows: number;
  /** In bytes, including the filter byte. */
  rowLength: number;
}

/** The passes of an interlaced image: where each begins, and its steps. */
const ADAM7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/** The passes of an image; those without a pixel are left out. */
export function passesOf({ width, height, depth, colourType, isInterlaced }: PngHeader): PngPass[] {
  const bits = depth * channelsOf(colourType);
  const passes = isInterlaced ? ADAM7 : ([[0, 0, 1, 1]] as const);
  return passes
    .map(([x, y, stepX, stepY]) => ({ columns: Math.ceil((width - x) / stepX), rows: Math.ceil((height - y) / stepY) }))
    .filter(({ columns, rows }) => columns > 0 && rows > 0)
    .map(({ columns, rows }) => ({ columns, rows, rowLength: 1 + Math.ceil((columns * bits) / 8) }));
}
