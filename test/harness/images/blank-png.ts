import { encode } from 'fast-png';

/** A grey PNG image whose pixels are all black. With one bit for each pixel it is small in bytes and as large in pixels as wanted. */
export function blankPng(width: number, height: number, depth: 1 | 8 = 1): Buffer {
  return Buffer.from(
    encode({ width, height, channels: 1, depth, data: new Uint8Array(Math.ceil((width * depth) / 8) * height) }),
  );
}
