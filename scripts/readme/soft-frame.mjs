/** @typedef {import('./palette.mjs').Bitmap} Bitmap */

/** In pixels: the space around the page, how far down the shadow falls, and how soft it is. */
const MARGIN = 24;
const DROP = 4;
const SOFTNESS = 9;
/** Opacity, of 255, of the shadow at the page's edge and of the hairline around the page. */
const SHADOW = 56;
const HAIRLINE = 60;

/**
 * A page on a transparent ground with a soft shadow, so that it looks right on light and on dark.
 * @param {Bitmap} page
 * @returns {Bitmap}
 */
export function withSoftFrame(page) {
  const width = page.width + 2 * MARGIN;
  const height = page.height + 2 * MARGIN;
  const data = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) data[(y * width + x) * 4 + 3] = shadowAt(x - MARGIN, y - MARGIN, page);
  }
  for (let y = 0; y < page.height; y++) {
    const row = page.data.subarray(y * page.width * 4, (y + 1) * page.width * 4);
    data.set(row, ((y + MARGIN) * width + MARGIN) * 4);
  }
  return { width, height, data };
}

/** @param {number} x @param {number} y both from the page's corner @param {Bitmap} page */
function shadowAt(x, y, { width, height }) {
  if (x >= -1 && y >= -1 && x <= width && y <= height) return HAIRLINE;
  const distance = Math.hypot(beyond(x, width), beyond(y - DROP, height));
  return Math.round(SHADOW * Math.exp(-((distance / SOFTNESS) ** 2)));
}

/** How far a coordinate lies outside of 0 to `size`. @param {number} at @param {number} size */
function beyond(at, size) {
  return Math.max(0, -at, at - size + 1);
}
