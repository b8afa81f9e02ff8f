import { inflateSync } from 'node:zlib';
import { encodePng, type Size } from './png.js';

// The pattern changes from pixel to pixel, so that anything done to it on its way into the PDF (scaling, blurring, any filter) shows. It repeats, so that it is cheap to compress.
const period = 16;
const halfTransparent = 128;
/** Chromium multiplies transparent pixels by their alpha: values come back rounded. */
const rounding = 1;

/** The pattern in this size, as a PNG image. */
export function patternPng(size: Size, isTransparent: boolean): Buffer {
  const pixels = patternPixels(size);
  return isTransparent ? encodePng(size, 4, withAlpha(pixels)) : encodePng(size, 3, pixels);
}

/** Whether these streams of a PDF (the image and, if it is transparent, its mask) hold the pattern untouched. */
export function holdsPattern(size: Size, [image, mask]: readonly Buffer[]): boolean {
  const expected = patternPixels(size);
  const pixels = inflated(image, expected.length);
  if (!pixels?.every((value, index) => Math.abs(value - (expected[index] ?? 0)) <= (mask ? rounding : 0))) return false;
  return !mask || (inflated(mask, size.width * size.height)?.every((value) => value === halfTransparent) ?? false);
}

function patternPixels({ width, height }: Size): Buffer {
  const rows = Array.from({ length: period }, (_, y) => {
    const row = Buffer.alloc(width * 3);
    for (let x = 0; x < width; x += 1) {
      row[3 * x] = 40 + 11 * ((x + 3 * y) % period);
      row[3 * x + 1] = 220 - 9 * ((5 * x + y) % period);
      row[3 * x + 2] = 60 + 8 * ((7 * x + 2 * y) % period);
    }
    return row;
  });
  return Buffer.concat(Array.from({ length: height }, (_, y) => rows[y % period] ?? Buffer.alloc(0)));
}

function withAlpha(pixels: Buffer): Buffer {
  const result = Buffer.alloc((pixels.length / 3) * 4, halfTransparent);
  for (let pixel = 0; pixel * 3 < pixels.length; pixel += 1) pixels.copy(result, pixel * 4, pixel * 3, pixel * 3 + 3);
  return result;
}

/** Undefined if this is not deflated data of that length. */
function inflated(data: Buffer | undefined, length: number): Buffer | undefined {
  if (!data) return undefined;
  try {
    const bytes = inflateSync(data, { maxOutputLength: length });
    return bytes.length === length ? bytes : undefined;
  } catch {
    return undefined;
  }
}
