/** Pixels of an image, row by row, one byte for each channel. */
export interface Pixels {
  width: number;
  channels: number;
  bytes: Buffer;
}

/** The filters of PNG (PNG specification, 9): what is taken off a byte, by the one to its left, above it, and above to the left. */
const predictions: readonly ((left: number, above: number, corner: number) => number)[] = [
  () => 0,
  (left) => left,
  (_, above) => above,
  (left, above) => (left + above) >> 1,
  paeth,
];

/** Filters each row by the filter that leaves the smallest differences, as encoders of PNG do, so that it compresses well. Each row begins with the number of its filter. */
export function filteredRows({ width, channels, bytes }: Pixels): Buffer {
  const length = width * channels;
  const rows = bytes.length / length;
  const filtered = Buffer.alloc(rows * (length + 1));
  const candidate = Buffer.alloc(length);
  for (let row = 0; row < rows; row += 1) {
    let best = Number.POSITIVE_INFINITY;
    for (const [filter, prediction] of predictions.entries()) {
      const sum = filterRow({ bytes, start: row * length, length, channels }, prediction, candidate);
      if (sum >= best) continue;
      best = sum;
      filtered[row * (length + 1)] = filter;
      candidate.copy(filtered, row * (length + 1) + 1);
    }
  }
  return filtered;
}

interface Row {
  bytes: Buffer;
  start: number;
  length: number;
  channels: number;
}

/** @returns the sum of the differences, taken as signed bytes */
function filterRow({ bytes, start, length, channels }: Row, prediction: (typeof predictions)[number], into: Buffer): number {
  let sum = 0;
  for (let at = 0; at < length; at += 1) {
    const place = start + at;
    const left = at < channels ? 0 : (bytes[place - channels] ?? 0);
    const above = bytes[place - length] ?? 0;
    const corner = at < channels ? 0 : (bytes[place - length - channels] ?? 0);
    const difference = ((bytes[place] ?? 0) - prediction(left, above, corner)) & 0xff;
    into[at] = difference;
    sum += difference < 128 ? difference : 256 - difference;
  }
  return sum;
}

/** Whichever of the three is nearest to left + above − corner. */
function paeth(left: number, above: number, corner: number): number {
  const estimate = left + above - corner;
  const [toLeft, toAbove, toCorner] = [Math.abs(estimate - left), Math.abs(estimate - above), Math.abs(estimate - corner)];
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}
