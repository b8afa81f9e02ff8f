import { deflateSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { isInvisibleOnWhite } from '../../../src/invoices/logo/logo-contrast.js';
import { logoFault } from '../../../src/invoices/logo/logo-image.js';
import { JPEGS } from '../../harness/images/jpeg-images.js';
import { type Chunk, pngChunks, pngImage, pngOf, PNGS } from '../../harness/images/png-image.js';

type Looks = NonNullable<Parameters<typeof pngImage>[0]>;

/** An image of one colour: the bytes of a pixel. */
const plain = (pixel: number[], looks: Looks) => pngImage({ ...looks, fill: (index) => pixel[(index - 1) % pixel.length] ?? 0 });
const RGBA = { colourType: 6, width: 20, height: 20 };
const GREY = { colourType: 0, width: 16, height: 16 };
const RGB = { colourType: 2, width: 20, height: 20 };
const with2 = (chunks: Chunk[], ...more: Chunk[]) => pngOf([...chunks.slice(0, 1), ...more, ...chunks.slice(1)]);

describe('a logo', () => {
  it.each<[string, Buffer]>([
    ['white, on nothing', plain([255, 255, 255, 200], RGBA)],
    ['white, of 16 bits', plain([255, 255, 255, 255, 255, 255, 255, 255], { ...RGBA, depth: 16 })],
    ['white, interlaced', plain([255, 255, 255, 255], { ...RGBA, isInterlaced: true })],
    ['black, but as good as transparent', plain([0, 0, 0, 8], RGBA)],
    ['of a very light grey', plain([238], GREY)],
    ['of a pale yellow', plain([255, 255, 200], RGB)],
    ['white, of one bit', plain([255], { ...GREY, depth: 1 })],
    [
      'of a colour that stands for nothing',
      with2(pngChunks({ ...RGB, fill: () => 7 }), ['tRNS', Buffer.from([0, 7, 0, 7, 0, 7])]),
    ],
    [
      'white, of a palette',
      pngOf(
        pngChunks({ colourType: 3, depth: 2, fill: () => 0b00_01_00_01 }).map(([type, data]): Chunk => [
          type,
          type === 'PLTE' ? Buffer.from('fffffffefefe000000000000', 'hex') : data,
        ]),
      ),
    ],
    [
      'white with one dark pixel in two thousand',
      pngImage({ colourType: 0, width: 50, height: 40, fill: (index) => (index === 9 ? 0 : 255) }),
    ],
  ])('that is %s cannot be seen on white', (_, bytes) => {
    expect([logoFault(bytes), isInvisibleOnWhite(bytes)]).toEqual([null, true]);
  });

  it.each<[string, Buffer]>([
    ['of a light brand colour', plain([255, 190, 90, 255], RGBA)],
    ['grey', plain([200], GREY)],
    ['half white, half blue', pngImage({ ...RGB, fill: (index) => (index < 600 ? 255 : index % 3 === 2 ? 200 : 30) })],
    ['small, on nothing', pngImage({ ...RGBA, fill: (index) => (index <= 40 ? (index % 4 === 0 ? 255 : 0) : 0) })],
    ['black, of one bit', plain([0b1110_1111], { ...GREY, depth: 1 })],
  ])('that is %s can', (_, bytes) => {
    expect([logoFault(bytes), isInvisibleOnWhite(bytes)]).toEqual([null, false]);
  });

  it('is read with every filter', () => {
    const [header, , end] = pngChunks({ colourType: 2, width: 4, height: 5 }) as [Chunk, Chunk, Chunk];
    // White in each row, written as the difference to what the filter expects.
    const white = [
      [0, ...Array<number>(12).fill(255)],
      [1, 255, 255, 255, ...Array<number>(9).fill(0)],
      [2, ...Array<number>(12).fill(0)],
      [3, 128, 128, 128, ...Array<number>(9).fill(0)],
      [4, ...Array<number>(12).fill(0)],
    ];
    const image = (rows: number[][]) => pngOf([header, ['IDAT', deflateSync(Buffer.from(rows.flat()))], end]);
    expect(isInvisibleOnWhite(image(white))).toBe(true);
    for (const [row = 0] of white) {
      const dark = white.map((bytes) =>
        bytes[0] === row ? bytes.with(1, ((bytes[1] ?? 0) + 128) % 256).with(2, ((bytes[2] ?? 0) + 128) % 256) : bytes,
      );
      expect([row, isInvisibleOnWhite(image(dark))]).toEqual([row, false]);
    }
  });

  it('of noise can be seen, whatever its kind', () => {
    for (const [name, chunks] of Object.entries(PNGS)) expect([name, isInvisibleOnWhite(pngOf(chunks))]).toEqual([name, false]);
    for (const [name, bytes] of Object.entries(JPEGS)) expect([name, isInvisibleOnWhite(bytes)]).toEqual([name, false]);
  });

  it('of the largest size is looked at in a moment', () => {
    const bytes = pngImage({ colourType: 6, width: 2000, height: 2000, fill: () => 255 });
    const before = process.cpuUsage();
    expect(isInvisibleOnWhite(bytes)).toBe(true);
    const { user, system } = process.cpuUsage(before);
    // A fifth of a second of CPU time on a core that does nothing else; a worse algorithm takes minutes.
    expect((user + system) / 1000).toBeLessThan(10_000);
  });
});
