import { deflateSync, inflateSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { imageSize, LOGO_LIMITS, logoFault } from '../../../src/invoices/logo/logo-image.js';
import { JPEGS } from '../../harness/images/jpeg-images.js';
import { type Chunk, pngChunks, pngImage, pngOf, PNGS } from '../../harness/images/png-image.js';

const plain = pngChunks();
const palette = pngChunks({ colourType: 3, depth: 4 });
const [header, data, end] = plain as [Chunk, Chunk, Chunk];

/** A PNG whose image data, unpacked, is another. */
const withData = (chunks: Chunk[], change: (rows: Buffer) => Buffer): Buffer =>
  pngOf(chunks.map(([type, bytes]): Chunk => [type, type === 'IDAT' ? deflateSync(change(inflateSync(bytes))) : bytes]));
const withHeader = (at: number, value: number): Buffer => {
  const changed = Buffer.from(header[1]);
  changed[at] = value;
  return pngOf([['IHDR', changed], data, end]);
};
const changed = (bytes: Buffer, at: number, value: number): Buffer => {
  const copy = Buffer.from(bytes);
  copy[at] = value;
  return copy;
};
const jpeg = (name: string) => JPEGS[name] ?? Buffer.alloc(0);
const insert = (bytes: Buffer, at: number, what: Buffer) => Buffer.concat([bytes.subarray(0, at), what, bytes.subarray(at)]);
const baseline = jpeg('baseline');
/** Where the first segment with a marker begins. */
const segment = (bytes: Buffer, marker: number) => bytes.indexOf(Buffer.from([0xff, marker]));
const without = (bytes: Buffer, marker: number): Buffer => {
  const at = segment(bytes, marker);
  const rest = bytes.subarray(at + 2 + bytes.readUInt16BE(at + 2));
  const shorter = Buffer.concat([bytes.subarray(0, at), rest]);
  return segment(shorter, marker) === -1 ? shorter : without(shorter, marker);
};
/** With so many bytes FF before the byte that names each marker. */
const filled = (bytes: Buffer, count: number): Buffer => {
  const parts: Buffer[] = [bytes.subarray(0, 2)];
  let at = 2;
  for (; bytes[at + 1] !== 0xda; at += 2 + bytes.readUInt16BE(at + 2))
    parts.push(Buffer.alloc(count, 0xff), bytes.subarray(at, at + 2 + bytes.readUInt16BE(at + 2)));
  const last = bytes.length - 2;
  return Buffer.concat([
    ...parts,
    Buffer.alloc(count, 0xff),
    bytes.subarray(at, last),
    Buffer.alloc(count, 0xff),
    bytes.subarray(last),
  ]);
};

describe('a logo', () => {
  it('may be a PNG of every type of colour and number of bits', () => {
    expect(Object.keys(PNGS)).toHaveLength(30);
    for (const [name, chunks] of Object.entries(PNGS)) expect([name, logoFault(pngOf(chunks))]).toEqual([name, null]);
  });

  it('may be a JPEG of every kind that browsers show', () => {
    for (const [name, bytes] of Object.entries(JPEGS))
      expect([name, logoFault(bytes), imageSize(bytes)]).toEqual([name, null, { width: 21, height: 13 }]);
  });

  it.each([1, 2, 7])('may be a JPEG with %i fill bytes before each marker', (count) => {
    for (const [name, bytes] of Object.entries(JPEGS)) expect([name, logoFault(filled(bytes, count))]).toEqual([name, null]);
    expect(imageSize(filled(baseline, count))).toEqual({ width: 21, height: 13 });
  });

  const transparent = (chunks: Chunk[], ...opacities: number[]) =>
    pngOf([...chunks.slice(0, -2), ['tRNS', Buffer.from(opacities)], ...chunks.slice(-2)]);
  it.each<[string, Buffer]>([
    ['transparency of a palette', transparent(palette, 0, 128)],
    ['a transparent colour', transparent(plain, 0, 1, 0, 2, 0, 3)],
    ['image data in pieces', pngOf([header, ['IDAT', data[1].subarray(0, 10)], ['IDAT', data[1].subarray(10)], end])],
    [
      'text, a background and a colour space',
      pngOf([header, ['tEXt', Buffer.from('a\0b')], ['bKGD', Buffer.alloc(6)], ['cICP', Buffer.from([1, 13, 0, 1])], data, end]),
    ],
    ['bytes behind its end', Buffer.concat([pngImage(), Buffer.from('more')])],
    ['a palette that is no more than a suggestion', pngOf([header, ['PLTE', Buffer.alloc(6)], data, end])],
    [
      'a palette that has fewer colours than bits could name, and all that are used',
      pngImage({ colourType: 3, depth: 4, palette: 3, fill: () => 0x21 }),
    ],
    ['a JPEG with bytes behind its end', Buffer.concat([baseline, Buffer.from('more')])],
    ['a JPEG with a restart behind its data', insert(baseline, baseline.length - 2, Buffer.from('ffd0', 'hex'))],
    ['a JPEG that repeats its height', insert(baseline, baseline.length - 2, Buffer.from('ffdc0004000d', 'hex'))],
    ['a JPEG with a comment', insert(baseline, 2, Buffer.from('fffe000561d8ff', 'hex'))],
  ])('may have %s', (_, bytes) => expect(logoFault(bytes)).toBeNull());

  it.each<[string, Buffer, string]>([
    ['a wrong checksum', changed(pngImage(), pngImage().length - 20, 7), 'the checksum of IDAT is wrong'],
    ['a wrong checksum of its header', changed(pngImage(), 30, 7), 'the checksum of IHDR is wrong'],
    ['the first half', pngImage().subarray(0, 120), 'the PNG ends early'],
    ['all but its end', pngImage().subarray(0, -12), 'the PNG ends early'],
    ['no image data', pngOf([header, end]), 'the PNG has no image data'],
    [
      'interrupted image data',
      pngOf([header, data, ['tEXt', Buffer.from('a\0b')], data, end]),
      'the image data of the PNG is interrupted',
    ],
    ['no palette', pngOf(palette.filter(([type]) => type !== 'PLTE')), 'the PNG has no palette'],
    [
      'a palette too late',
      pngOf([palette[0], palette[2], palette[1], palette[3]] as Chunk[]),
      'the PNG has PLTE after its image data',
    ],
    ['two palettes', pngOf([header, ['PLTE', Buffer.alloc(3)], ['PLTE', Buffer.alloc(3)], data, end]), 'the PNG has PLTE twice'],
    ['half a colour in its palette', pngOf([header, ['PLTE', Buffer.alloc(4)], data, end]), 'the palette of the PNG is wrong'],
    ['more colours than bits name', pngImage({ colourType: 3, depth: 2, palette: 5 }), 'the palette of the PNG is wrong'],
    [
      'colours that are not in its palette',
      pngImage({ colourType: 3, depth: 4, palette: 3 }),
      'the PNG has colours that are not in its palette',
    ],
    [
      'such colours, interlaced',
      pngImage({ colourType: 3, depth: 8, palette: 9, isInterlaced: true }),
      'the PNG has colours that are not in its palette',
    ],
    [
      'more opacities than colours',
      transparent(pngChunks({ colourType: 3, depth: 1 }), 1, 2, 3),
      'the transparency of the PNG is wrong',
    ],
    ['opacities beside opacity', transparent(pngChunks({ colourType: 6 }), 0, 1), 'the transparency of the PNG is wrong'],
    [
      'nothing but transparent pixels',
      pngImage({ colourType: 6, fill: (index) => (index % 4 === 0 ? 0 : 9) }),
      'every pixel of the PNG is transparent',
    ],
    [
      'nothing but transparent colours',
      transparent(pngChunks({ colourType: 3, depth: 1 }), 0, 0),
      'every pixel of the PNG is transparent',
    ],
    [
      'a background without a colour',
      pngOf([...palette.slice(0, 2), ['bKGD', Buffer.from([99])], ...palette.slice(2)]),
      'the background of the PNG is not in its palette',
    ],
    [
      'a colour space of no RGB',
      pngOf([header, ['cICP', Buffer.from([1, 13, 5, 1])], data, end]),
      'the colour space of the PNG is wrong',
    ],
    ['an unknown critical chunk', pngOf([header, ['CgBI', Buffer.alloc(4)], data, end]), 'the PNG has the unknown chunk CgBI'],
    ['an animation', pngOf([header, ['acTL', Buffer.alloc(8)], data, end]), 'the PNG is animated'],
    ['3 bits', withHeader(8, 3), 'the header of the PNG is invalid'],
    ['an unknown type of colour', withHeader(9, 5), 'the header of the PNG is invalid'],
    ['an unknown order of rows', withHeader(12, 2), 'the header of the PNG is invalid'],
    ['a row too few', withData(plain, (rows) => rows.subarray(0, -64)), 'the image data of the PNG does not fit its size'],
    [
      'a byte too much',
      withData(plain, (rows) => Buffer.concat([rows, Buffer.alloc(1)])),
      'the image data of the PNG cannot be unpacked to its size',
    ],
    [
      'half of what was packed',
      pngOf([header, ['IDAT', data[1].subarray(0, 60)], end]),
      'the image data of the PNG cannot be unpacked to its size',
    ],
    [
      'noise for what was packed',
      pngOf([header, ['IDAT', Buffer.alloc(60, 7)], end]),
      'the image data of the PNG cannot be unpacked to its size',
    ],
    ['an unknown filter', withData(plain, (rows) => changed(rows, 64, 5)), 'the image data of the PNG is wrong'],
  ])('may not be a PNG with %s', (_, bytes, fault) => expect(logoFault(bytes)).toBe(fault));

  const scan = segment(baseline, 0xda);
  const frame = segment(baseline, 0xc0);
  it.each<[string, Buffer, string]>([
    ['the first half', baseline.subarray(0, scan + 40), 'the JPEG ends early'],
    [
      'the first half and an end',
      Buffer.concat([baseline.subarray(0, scan + 40), Buffer.from([0xff, 0xd9])]),
      'the image data of the JPEG ends early',
    ],
    ['no end', baseline.subarray(0, -2), 'the JPEG ends early'],
    ['no Huffman tables', without(baseline, 0xc4), 'the JPEG lacks a Huffman table'],
    ['no quantisation tables', without(baseline, 0xdb), 'the JPEG lacks a quantisation table'],
    ['12 bits', changed(baseline, frame + 4, 12), 'the JPEG has 12 bits for each colour; browsers show 8'],
    ['arithmetic coding', changed(baseline, frame + 1, 0xc9), 'the JPEG is of a kind that browsers do not show (marker FFC9)'],
    ['lossless coding', changed(baseline, frame + 1, 0xc3), 'the JPEG is of a kind that browsers do not show (marker FFC3)'],
    ['two pictures', insert(baseline, scan, baseline.subarray(frame, frame + 19)), 'the JPEG has two pictures in one'],
    ['a second beginning', insert(baseline, scan, Buffer.from([0xff, 0xd8])), 'the JPEG has two pictures in one'],
    ['no picture', Buffer.from('ffd8fffe000461d8ffd9', 'hex'), 'it is neither PNG nor JPEG'],
    ['no height', changed(changed(baseline, frame + 5, 0), frame + 6, 0), 'it has no pixels'],
    ['two colours', changed(baseline, frame + 9, 2), 'the header of the JPEG is wrong'],
    ['fractions of samples', changed(baseline, frame + 11, 0x50), 'the JPEG has colours that browsers do not show'],
    [
      'restarts in disorder',
      changed(jpeg('restarts'), segment(jpeg('restarts'), 0xd0) + 1, 0xd3),
      'the image data of the JPEG is interrupted',
    ],
    ['rubbish between its segments', insert(baseline, frame, Buffer.from('xx')), 'it is neither PNG nor JPEG'],
    ['no tables for a scan', without(jpeg('progressive'), 0xc4), 'the JPEG lacks a Huffman table'],
    ['an unknown version of JFIF', changed(baseline, 11, 9), 'the JPEG has the unknown JFIF version 9'],
    [
      'an impossible order of colours',
      changed(jpeg('CMYK'), jpeg('CMYK').indexOf('Adobe') + 11, 1),
      'the JPEG contradicts itself about its colours',
    ],
    [
      'bytes between its data and its end',
      insert(baseline, baseline.length - 2, Buffer.from('xx')),
      'a marker of the JPEG is missing',
    ],
    ['rubbish instead of its end', Buffer.concat([baseline.subarray(0, -2), Buffer.alloc(40, 0xff)]), 'the JPEG ends early'],
    ['a segment of no length', insert(baseline, frame, Buffer.from('ffe00001', 'hex')), 'it is neither PNG nor JPEG'],
  ])('may not be a JPEG with %s', (_, bytes, fault) => expect(logoFault(bytes)).toBe(fault));

  it('may not be a progressive JPEG whose last scan is missing', () => {
    const bytes = jpeg('progressive');
    const last = bytes.lastIndexOf(Buffer.from([0xff, 0xda]));
    expect(logoFault(Buffer.concat([bytes.subarray(0, last), Buffer.from([0xff, 0xd9])]))).toBe('a scan of the JPEG is missing');
    const scanOf = bytes.subarray(last, -2);
    expect(logoFault(insert(bytes, last, scanOf))).toBe('the scans of the JPEG are in disorder');
  });

  it.each([
    [4_000_000, 1],
    [1, 4_000_000],
    [30_000, 30_000],
    [0xffffffff, 0xffffffff],
    [2000, 2001],
    [510, 10],
    [10, 510],
    [0, 5],
  ])('may not have %i × %i pixels, which is seen before anything is decoded', (width, height) => {
    const size = Buffer.from(header[1]);
    size.writeUInt32BE(width, 0);
    size.writeUInt32BE(height, 4);
    const fault = width === 0 ? 'it has no pixels' : `pixels`;
    expect(logoFault(pngOf([['IHDR', size], data, end]))).toContain(fault);
  });

  it('is at most so large, and decoded in a moment', () => {
    expect(LOGO_LIMITS).toBe(
      'a PNG or JPEG image of at most 512 KiB and 4 megapixels, neither side more than 50 times the other',
    );
    const size = Buffer.from([0, 0, 7, 208, 0, 0, 7, 208, 16, 6, 0, 0, 0]);
    // Bytes of 1: every row has the first filter.
    const largest = pngOf([['IHDR', size], ['IDAT', deflateSync(Buffer.alloc(2000 * 16_001, 1))], end]);
    const started = performance.now();
    expect(logoFault(largest)).toBeNull();
    // A tenth of a second on one core that does nothing else.
    expect(performance.now() - started).toBeLessThan(1500);
  });

  it('is told from what has its name only', () => {
    const others = [
      '<svg xmlns="http://www.w3.org/2000/svg"/>',
      'GIF89a\x01\0\x01\0',
      'RIFF\0\0\0\0WEBPVP8 ',
      '',
      '\x89PNG\r\n\x1a\n<svg>',
    ];
    expect(others.map((text) => logoFault(Buffer.from(text, 'latin1')))).toEqual(others.map(() => 'it is neither PNG nor JPEG'));
  });
});
