import type { Picture } from './picture.js';

/** Where two pictures differ, in pixels from the left and from the top. */
export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** How much differs: every pixel that is not the same counts, however little it differs. */
export interface PixelDifference {
  pixels: number;
  /** Around all that differs; null where nothing does. */
  box: Box | null;
  /** The picture after, faded, with what is new in red and what is gone in blue. */
  picture: Picture;
}

const NEW = [200, 0, 40] as const;
const GONE = [0, 90, 220] as const;

/** Compares pixel by pixel. Where one picture is larger, what the other does not have differs. */
export function comparePictures(before: Picture, after: Picture): PixelDifference {
  const width = Math.max(before.width, after.width);
  const height = Math.max(before.height, after.height);
  const rgb = new Uint8Array(width * height * 3);
  const area = { left: width, top: height, right: -1, bottom: -1 };
  let pixels = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const was = colourAt(before, x, y);
      const is = colourAt(after, x, y);
      const at = (y * width + x) * 3;
      if (was === is) {
        rgb.fill(faded(is), at, at + 3);
        continue;
      }
      pixels++;
      area.left = Math.min(area.left, x);
      area.top = Math.min(area.top, y);
      area.right = Math.max(area.right, x);
      area.bottom = Math.max(area.bottom, y);
      rgb.set(brightness(is) <= brightness(was) ? NEW : GONE, at);
    }
  }
  const { left, top, right, bottom } = area;
  const box = pixels === 0 ? null : { left, top, width: right - left + 1, height: bottom - top + 1 };
  return { pixels, box, picture: { width, height, rgb } };
}

/** No colour: outside of the paper. */
const NOWHERE = -1;
const WHITE = 3 * 255;

/** The three channels as one number. */
function colourAt({ width, height, rgb }: Picture, x: number, y: number): number {
  if (x >= width || y >= height) return NOWHERE;
  const at = (y * width + x) * 3;
  return ((rgb[at] ?? 0) << 16) | ((rgb[at + 1] ?? 0) << 8) | (rgb[at + 2] ?? 0);
}

/** The sum of the channels. What is outside of the paper is as bright as can be. */
function brightness(colour: number): number {
  return colour === NOWHERE ? WHITE : (colour >> 16) + ((colour >> 8) & 255) + (colour & 255);
}

function faded(colour: number): number {
  return 200 + (brightness(colour) * 55) / WHITE;
}
