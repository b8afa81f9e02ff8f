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

/**
 * What each value of a channel becomes: one of sixteen levels. Smooth edges then have so few colours that a page takes 25 kB and not 80. A table, as a look at
 * `Math` is slow inside of Jest.
 */
export const levels: Uint8Array = Uint8Array.from({ length: 256 }, (_, value) => Math.round(value / STEP) * STEP);

/** Whether two pictures are the same, pixel for pixel. */
export function samePicture(one: Picture, other: Picture): boolean {
  return one.width === other.width && one.height === other.height && Buffer.compare(one.rgb, other.rgb) === 0;
}
