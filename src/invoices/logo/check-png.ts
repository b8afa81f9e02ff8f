import { inflateSync } from 'node:zlib';
import { DamagedImageError } from './damaged-image-error.js';
import { type PngChunk, pngChunks } from './png-chunks.js';
import { checkColours } from './png-colours.js';
import { channelsOf, headerOf, type PngHeader } from './png-header.js';
import { checkIndices } from './png-indices.js';
import { passesOf, type PngPass } from './png-passes.js';

const LAST_FILTER = 4;
const ANIMATION = ['acTL', 'fcTL', 'fdAT'];

/**
 * Checks that a PNG image is complete (PNG specification, third edition): every chunk with its checksum and in its place, and image data for every row. The rest of
 * decoding, undoing the filters, cannot fail. Check its size first, as rows cost memory. @throws DamagedImageError
 */
export function checkPng(png: Buffer): void {
  const chunks = pngChunks(png);
  const header = headerOf(chunks);
  checkOrder(chunks);
  checkColours(chunks, header);
  const passes = passesOf(header);
  const data = imageData(chunks, passes);
  checkFilters(data, passes);
  if (isTransparent(data, passes, header)) throw new DamagedImageError('every pixel of the PNG is transparent');
  checkIndices(data, passes, header, chunks);
}

function checkOrder(chunks: PngChunk[]): void {
  const types = chunks.map(({ type }) => type);
  for (const type of ['IHDR', 'PLTE', 'tRNS', 'bKGD', 'cICP'])
    if (types.indexOf(type) !== types.lastIndexOf(type)) throw new DamagedImageError(`the PNG has ${type} twice`);
  // Chromium would show the first picture, which may differ from the still one.
  if (types.some((type) => ANIMATION.includes(type))) throw new DamagedImageError('the PNG is animated');
  const [first, last] = [types.indexOf('IDAT'), types.lastIndexOf('IDAT')];
  if (first === -1) throw new DamagedImageError('the PNG has no image data');
  if (types.slice(first, last).some((type) => type !== 'IDAT'))
    throw new DamagedImageError('the image data of the PNG is interrupted');
  for (const type of ['PLTE', 'tRNS'])
    if (types.indexOf(type) > first) throw new DamagedImageError(`the PNG has ${type} after its image data`);
}

/** The inflated image data, with the filters of its rows. @throws DamagedImageError */
export function imageData(chunks: PngChunk[], passes: PngPass[]): Buffer {
  const expected = passes.reduce((sum, { rowLength, rows }) => sum + rowLength * rows, 0);
  const compressed = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data));
  const data = inflated(compressed, expected);
  if (data.length !== expected) throw new DamagedImageError('the image data of the PNG does not fit its size');
  return data;
}

function inflated(compressed: Buffer, expected: number): Buffer {
  try {
    return inflateSync(compressed, { maxOutputLength: expected, chunkSize: Math.max(1024, Math.min(expected, 1 << 20)) });
  } catch (cause) {
    throw new DamagedImageError('the image data of the PNG cannot be unpacked to its size', { cause });
  }
}

function checkFilters(data: Buffer, passes: PngPass[]): void {
  let at = 0;
  for (const { rowLength, rows } of passes)
    for (let row = 0; row < rows; row += 1, at += rowLength)
      if ((data[at] ?? 0) > LAST_FILTER) throw new DamagedImageError('the image data of the PNG is wrong');
}

/** Whether every pixel is transparent. All opacities are zeros then, which filters do not change: they need not be undone. */
function isTransparent(data: Buffer, passes: PngPass[], { colourType, depth }: PngHeader): boolean {
  if (colourType !== 4 && colourType !== 6) return false;
  const bytes = depth / 8;
  const pixel = channelsOf(colourType) * bytes;
  let at = 0;
  for (const { rowLength, rows } of passes)
    for (let row = 0; row < rows; row += 1, at += rowLength)
      for (let opacity = at + 1 + pixel - bytes; opacity < at + rowLength; opacity += pixel)
        if (data[opacity] !== 0 || (bytes === 2 && data[opacity + 1] !== 0)) return false;
  return true;
}
