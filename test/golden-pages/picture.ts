/** A page as it is kept: red, green and blue of each pixel, row by row, in sixteen levels each. */
export interface Picture {
  width: number;
  height: number;
  rgb: Uint8Array;
}

/** A printed page, of 1 and up. */
export interface PrintedPage {
  number: number;
  picture: Picture;
  /** SHA-256 of all its pixels, before they were reduced: what makes a difference that is too faint for the picture a difference still. */
  digest: string;
}

/** The distance of two levels of a channel, of 255. */
const STEP = 17;

/** Reduces a channel to one of sixteen levels: smooth edges then have so few colours that a page takes 25 kB and not 80. */
export function level(value: number): number {
  return Math.round(value / STEP) * STEP;
}
