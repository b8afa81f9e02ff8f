import { imageData } from './check-png.js';
import { imageMediaType } from './logo-image.js';
import { type PngChunk, pngChunks } from './png-chunks.js';
import { channelsOf, headerOf, PALETTE, type PngHeader } from './png-header.js';
import { passesOf } from './png-passes.js';
import { eachRow } from './png-rows.js';

/** A pixel with less contrast to white is not seen. Text needs 4.5 (WCAG 2.2); nobody makes out a shape below this. */
const LEAST_CONTRAST = 1.3;
/** With fewer pixels that are seen, there is only dust. */
const LEAST_SHARE = 1 / 1000;

/** sRGB without its curve (IEC 61966-2-1). */
const LINEAR = Float64Array.from({ length: 256 }, (_, value) =>
  value <= 10 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
);
const MOST_LUMINANCE = 1.05 / LEAST_CONTRAST - 0.05;

/**
 * Whether nothing of a logo can be seen on white paper: a white logo for dark backgrounds. Only a PNG can be one, because a JPEG brings its background.
 * @param logo one that `logoFault` takes
 */
export function isInvisibleOnWhite(logo: Uint8Array): boolean {
  if (imageMediaType(logo) !== 'image/png') return false;
  const chunks = pngChunks(Buffer.from(logo.buffer, logo.byteOffset, logo.byteLength));
  const header = headerOf(chunks);
  const passes = passesOf(header);
  const isSeen = pixelsOf(header, chunks);
  let seen = 0;
  const pixelBytes = Math.max(1, (channelsOf(header.colourType) * header.depth) / 8);
  eachRow(imageData(chunks, passes), passes, pixelBytes, (row, columns) => {
    for (let column = 0; column < columns; column += 1) if (isSeen(row, column)) seen += 1;
  });
  return seen < Math.max(1, header.width * header.height * LEAST_SHARE);
}

/** Whether a pixel of a row is seen on white. */
type IsSeen = (row: Uint8Array, column: number) => boolean;

function pixelsOf(header: PngHeader, chunks: readonly PngChunk[]): IsSeen {
  const { colourType } = header;
  const dataOf = (name: string) => chunks.find(({ type }) => type === name)?.data ?? Buffer.alloc(0);
  const sample = samplesOf(header);
  const channels = channelsOf(colourType);
  const transparency = dataOf('tRNS');
  if (colourType === PALETTE) {
    const palette = dataOf('PLTE');
    const seen = Array.from({ length: palette.length / 3 }, (_, index) =>
      isDark([palette[index * 3] ?? 0, palette[index * 3 + 1] ?? 0, palette[index * 3 + 2] ?? 0], transparency[index] ?? 255),
    );
    return (row, column) => seen[sample(row, column)] ?? false;
  }
  const most = 2 ** header.depth - 1;
  const asByte = (value: number) => Math.round((value * 255) / most);
  const hasOpacity = colourType === 4 || colourType === 6;
  const isGrey = channels <= 2;
  const hidden = Array.from({ length: transparency.length / 2 }, (_, index) => transparency.readUInt16BE(index * 2));
  return (row, column) => {
    const at = column * channels;
    const colour = isGrey ? [sample(row, at)] : [sample(row, at), sample(row, at + 1), sample(row, at + 2)];
    if (hidden.length > 0 && hidden.every((value, index) => value === colour[index])) return false;
    const [red = 0, green = red, blue = red] = colour.map(asByte);
    return isDark([red, green, blue], hasOpacity ? asByte(sample(row, at + channels - 1)) : 255);
  };
}

/** Reads one figure of a row: a place in the palette, a grey, a colour or an opacity. */
function samplesOf({ depth }: PngHeader): (row: Uint8Array, index: number) => number {
  if (depth === 8) return (row, index) => row[index] ?? 0;
  if (depth === 16) return (row, index) => ((row[index * 2] ?? 0) << 8) | (row[index * 2 + 1] ?? 0);
  const inByte = 8 / depth;
  const mask = 2 ** depth - 1;
  return (row, index) => ((row[Math.floor(index / inByte)] ?? 0) >> (8 - depth * ((index % inByte) + 1))) & mask;
}

/** Whether a colour, over white, has enough contrast to white. Each 0 to 255. */
function isDark([red, green, blue]: readonly [number, number, number], opacity: number): boolean {
  const onWhite = (channel: number) => LINEAR[Math.round(255 - ((255 - channel) * opacity) / 255)] ?? 0;
  return 0.2126 * onWhite(red) + 0.7152 * onWhite(green) + 0.0722 * onWhite(blue) <= MOST_LUMINANCE;
}
