import { randomBytes } from 'node:crypto';
import { encode } from 'fast-png';

/** A PNG image of random pixels, as a data: URL: greyscale (1 channel), greyscale with transparency (2), RGB (3) or RGBA (4), with 8 or 16 bits for each. */
export function noisePng(width: number, height: number, channels: 1 | 2 | 3 | 4, depth: 8 | 16 = 8): string {
  const bytes = randomBytes(width * height * channels * (depth / 8));
  const data = depth === 8 ? bytes : new Uint16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
  const png = encode({ width, height, channels, depth, data });
  return `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
}
