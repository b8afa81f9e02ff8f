import { crc32, deflateSync } from 'node:zlib';

/** A chunk of a PNG image. */
export type Chunk = [type: string, data: Buffer];

interface Looks {
  width?: number;
  height?: number;
  depth?: number;
  colourType?: number;
  isInterlaced?: boolean;
  /** In colours. */
  palette?: number;
  /** Each byte of the image data. */
  fill?: (index: number) => number;
}

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
const CHANNELS: Record<number, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const ADAM7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/**
 * The chunks of a PNG image: noise that is never magenta, unless `fill` says otherwise. Made here and not by a library, as tests damage single chunks, and need images
 * that no library writes: interlaced, with fewer than 8 bits.
 */
export function pngChunks(looks: Looks = {}): Chunk[] {
  const { width = 21, height = 13, depth = 8, colourType = 2, isInterlaced = false } = looks;
  const { palette = colourType === 3 ? 2 ** depth : 0, fill = (index) => (index * 37 + (index >> 3)) % 119 } = looks;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([depth, colourType, 0, 0, isInterlaced ? 1 : 0], 8);
  const bits = depth * (CHANNELS[colourType] ?? 0);
  const rows = (isInterlaced ? ADAM7 : ([[0, 0, 1, 1]] as const)).flatMap(([x, y, stepX, stepY]) => {
    const [columns, count] = [Math.ceil((width - x) / stepX), Math.ceil((height - y) / stepY)];
    return columns > 0 && count > 0 ? Array.from({ length: count }, () => Math.ceil((columns * bits) / 8)) : [];
  });
  let index = 0;
  const data = Buffer.concat(rows.map((length) => Buffer.from([0, ...Array.from({ length }, () => fill((index += 1)))])));
  const colours: Chunk[] =
    palette > 0 ? [['PLTE', Buffer.from(Array.from({ length: palette * 3 }, (_, at) => (at * 29) % 190))]] : [];
  return [['IHDR', header], ...colours, ['IDAT', deflateSync(data)], ['IEND', Buffer.alloc(0)]];
}

/** An image of its chunks, each with its checksum. */
export function pngOf(chunks: readonly Chunk[]): Buffer {
  return Buffer.concat([SIGNATURE, ...chunks.map(bytesOf)]);
}

/** A PNG image. */
export function pngImage(looks: Looks = {}): Buffer {
  return pngOf(pngChunks(looks));
}

function bytesOf([type, data]: Chunk): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** PNG images of every type of colour and number of bits, interlaced or not. */
export const PNGS: Record<string, Chunk[]> = Object.fromEntries(
  [
    ...[1, 2, 4, 8, 16].map((depth) => ({ colourType: 0, depth })),
    ...[1, 2, 4, 8].map((depth) => ({ colourType: 3, depth })),
    ...[2, 4, 6].flatMap((colourType) => [8, 16].map((depth) => ({ colourType, depth }))),
  ].flatMap((looks) =>
    [false, true].map((isInterlaced) => [
      `type ${looks.colourType}, ${looks.depth} bits${isInterlaced ? ', interlaced' : ''}`,
      pngChunks({ ...looks, isInterlaced }),
    ]),
  ),
);
