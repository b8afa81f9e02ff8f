/** @typedef {{ width: number, height: number, data: Uint8Array }} Bitmap RGBA, 8 bits each, rows from the top */
/** @typedef {[red: number, green: number, blue: number, alpha: number]} Colour */

const COLOURS = 256;

/**
 * At most 256 colours for a bitmap, and for every pixel the index of the nearest one. Opaque colours come last: a PNG file lists the opacities of the first colours only.
 * @param {Bitmap} bitmap
 * @returns {{ colours: Colour[], indices: Uint8Array }}
 */
export function toPalette({ data }) {
  const pixels = Uint32Array.from({ length: data.length / 4 }, (_, at) => packed(data, at * 4));
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
  const byUse = [...counts].toSorted(([a, uses], [b, others]) => others - uses || a - b).map(([pixel]) => unpacked(pixel));
  // The rare colours of a small logo must not lose against a thousand greys: first one colour of every region, then the most frequent ones.
  const ofRegions = byUse.filter((colour, at) => byUse.findIndex((other) => region(other) === region(colour)) === at);
  const colours = [...new Set([...ofRegions, ...byUse])].slice(0, COLOURS).toSorted(([, , , one], [, , , other]) => one - other);
  const indexOf = new Map(byUse.map((colour) => [packed(colour, 0), nearest(colour, colours)]));
  return { colours, indices: Uint8Array.from(pixels, (pixel) => indexOf.get(pixel) ?? 0) };
}

/** Sixteen steps of each channel. @param {Colour} colour */
function region(colour) {
  return colour.map((value) => value >> 4).join();
}

/** @param {Colour} colour @param {Colour[]} colours */
function nearest(colour, colours) {
  const distances = colours.map((other) => colour.reduce((sum, value, channel) => sum + (value - (other[channel] ?? 0)) ** 2, 0));
  return distances.indexOf(Math.min(...distances));
}

/** @param {ArrayLike<number>} data @param {number} at */
function packed(data, at) {
  return (((data[at] ?? 0) << 24) | ((data[at + 1] ?? 0) << 16) | ((data[at + 2] ?? 0) << 8) | (data[at + 3] ?? 0)) >>> 0;
}

/** @param {number} pixel @returns {Colour} */
function unpacked(pixel) {
  return [pixel >>> 24, (pixel >>> 16) & 255, (pixel >>> 8) & 255, pixel & 255];
}
