import { type Picture, type PrintedPage } from './picture.js';
import { printedPage } from './rasterise.js';

/** A white page with some pixels set, for tests. */
export function pageWith(
  pixels: Record<string, [red: number, green: number, blue: number]>,
  number = 1,
  width = 8,
  height = 6,
): PrintedPage {
  const rgba = new Uint8Array(width * height * 4).fill(255);
  for (const [place, colour] of Object.entries(pixels)) {
    const [x = 0, y = 0] = place.split(',').map(Number);
    rgba.set(colour, (y * width + x) * 4);
  }
  return printedPage(number, width, height, rgba);
}

/** The same, as it is kept. */
export function pictureWith(...args: Parameters<typeof pageWith>): Picture {
  return pageWith(...args).picture;
}
