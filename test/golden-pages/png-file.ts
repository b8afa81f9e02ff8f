import { crc32, inflateSync } from 'node:zlib';
import { encode } from 'fast-png';
import type { Picture } from './picture.js';

/** A picture and the digest that stands beside it in the file. */
export interface KeptPicture {
  picture: Picture;
  digest: string;
}

/** A file that cannot be compared with. */
export class GoldenFileError extends Error {
  readonly code = 'golden_file';
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const KEYWORD = 'sha256';
const MOST_COLOURS = 256;
const COLOUR_TYPE = { rgb: 2, palette: 3 };

/** A PNG file of a picture, with its digest as text: 256 colours where they suffice, else red, green and blue of each pixel. */
export function encodePicture({ width, height, rgb }: Picture, digest = ''): Buffer {
  const { colours, indices } = coloursOf(rgb);
  const pixels =
    colours.length <= MOST_COLOURS
      ? {
          channels: 1,
          data: Uint8Array.from(indices),
          palette: colours.map((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]),
        }
      : { channels: 3, data: rgb };
  const text: Record<string, string> = digest === '' ? {} : { [KEYWORD]: digest };
  return Buffer.from(encode({ width, height, text, ...pixels }, { zlib: { level: 9, mem: 9 } }));
}

/** Reads what `encodePicture` wrote. @param name of the file, for the message @throws GoldenFileError for any other file */
export function decodePicture(png: Buffer, name: string): KeptPicture {
  const refuse = (reason: string): never => {
    throw new GoldenFileError(`${name} ${reason}: npm run golden:update writes it anew`);
  };
  const chunks = chunksOf(png) ?? refuse('is not a whole PNG file');
  const header = chunks.get('IHDR') ?? refuse('has no size');
  const type = header[9];
  if (header[8] !== 8 || (type !== COLOUR_TYPE.palette && type !== COLOUR_TYPE.rgb) || header[12] !== 0) {
    refuse('was changed by another program');
  }
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const rowLength = type === COLOUR_TYPE.palette ? width : width * 3;
  const rows = inflateSync(chunks.get('IDAT') ?? Buffer.alloc(0));
  if (rows.length !== (rowLength + 1) * height) refuse('has rows of another length');
  const pixels = new Uint8Array(rowLength * height);
  for (let row = 0; row < height; row++) {
    const start = row * (rowLength + 1);
    if (rows[start] !== 0) refuse('was changed by another program');
    pixels.set(rows.subarray(start + 1, start + 1 + rowLength), row * rowLength);
  }
  const text = chunks.get('tEXt')?.toString('latin1') ?? '';
  if (!text.startsWith(`${KEYWORD}\0`)) refuse('has no digest');
  const rgb = type === COLOUR_TYPE.palette ? painted(pixels, chunks.get('PLTE') ?? Buffer.alloc(0)) : pixels;
  return { picture: { width, height, rgb }, digest: text.slice(KEYWORD.length + 1) };
}

function coloursOf(rgb: Uint8Array): { colours: number[]; indices: number[] } {
  const numbers = new Map<number, number>();
  const indices = Array.from({ length: rgb.length / 3 }, (_, pixel) => {
    const colour = ((rgb[pixel * 3] ?? 0) << 16) | ((rgb[pixel * 3 + 1] ?? 0) << 8) | (rgb[pixel * 3 + 2] ?? 0);
    const index = numbers.get(colour) ?? numbers.size;
    numbers.set(colour, index);
    return index;
  });
  return { colours: [...numbers.keys()], indices };
}

function painted(indices: Uint8Array, palette: Buffer): Uint8Array {
  const rgb = new Uint8Array(indices.length * 3);
  for (let pixel = 0, to = 0; pixel < indices.length; pixel++, to += 3) {
    const from = (indices[pixel] ?? 0) * 3;
    rgb[to] = palette[from] ?? 0;
    rgb[to + 1] = palette[from + 1] ?? 0;
    rgb[to + 2] = palette[from + 2] ?? 0;
  }
  return rgb;
}

/** The chunks by their type, of which each stands once in our files; undefined for a file that is cut off, damaged or none. */
function chunksOf(png: Buffer): Map<string, Buffer> | undefined {
  if (!png.subarray(0, SIGNATURE.length).equals(SIGNATURE)) return undefined;
  const chunks = new Map<string, Buffer>();
  for (let at = SIGNATURE.length; at + 12 <= png.length;) {
    const end = at + 8 + png.readUInt32BE(at);
    if (end + 4 > png.length || crc32(png.subarray(at + 4, end)) !== png.readUInt32BE(end)) return undefined;
    const type = png.toString('latin1', at + 4, at + 8);
    if (chunks.has(type)) return undefined;
    chunks.set(type, png.subarray(at + 8, end));
    at = end + 4;
  }
  return chunks.has('IEND') ? chunks : undefined;
}
