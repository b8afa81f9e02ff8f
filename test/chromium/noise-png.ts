import { randomBytes } from 'node:crypto';
import { encode } from 'fast-png';

/** A PNG image of random pixels, as a data: URL: greyscale (1 channel), RGB (3) or RGBA (4). */
export function noisePng(width: number, height: number, channels: 1 | 3 | 4): string {
  const png = encode({ width, height, channels, data: randomBytes(width * height * channels) });
  return `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
}
