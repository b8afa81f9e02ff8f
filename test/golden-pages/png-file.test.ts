import { describe, expect, it } from '@jest/globals';
import { crc32, deflateSync } from 'node:zlib';
import { decodePicture, encodePicture, GoldenFileError } from './png-file.js';
import { pageWith } from './page-fixtures.js';

const page = pageWith({ '0,0': [0, 0, 0], '7,5': [15, 76, 92] });
const png = encodePicture(page.picture, page.digest);

describe('a golden file', () => {
  it('comes back as it was, with few colours', () => {
    expect(decodePicture(png, 'x.png')).toEqual({ picture: page.picture, digest: page.digest });
    expect(page.digest).toMatch(/^[0-9a-f]{64}$/);
  });

  it('comes back as it was, with more colours than a palette holds', () => {
    const coloured = { width: 20, height: 20, rgb: Uint8Array.from({ length: 1200 }, (_, index) => index >> (index % 3)) };
    const colours = Array.from({ length: 400 }, (_, pixel) => coloured.rgb.subarray(pixel * 3, pixel * 3 + 3).join());
    expect(new Set(colours).size).toBeGreaterThan(256);
    expect(decodePicture(encodePicture(coloured, 'd'), 'x.png').picture).toEqual(coloured);
  });

  it('keeps a digest of what the sixteen levels do not show', () => {
    const [one, other] = [pageWith({ '3,3': [100, 100, 100] }), pageWith({ '3,3': [101, 100, 100] })];
    expect(one.picture).toEqual(other.picture);
    expect(one.digest).not.toBe(other.digest);
  });

  const changed = (at: number) => Buffer.from(png.map((byte, index) => (index === at ? byte ^ 1 : byte)));

  it.each<[string, Buffer]>([
    ['a text', Buffer.from('<html>')],
    ['a pointer of Git LFS', Buffer.from('version https://git-lfs.github.com/spec/v1')],
    ['an empty file', Buffer.alloc(0)],
    ['a file cut off', png.subarray(0, png.length - 20)],
    ['a changed byte in the pixels', changed(png.indexOf('IDAT') + 9)],
    ['a changed byte in the digest', changed(png.indexOf('sha256') + 9)],
  ])('is refused when it is %s', (_, bytes) => {
    expect(() => decodePicture(bytes, 'x.png')).toThrow(
      new GoldenFileError('x.png is not a whole PNG file: npm run golden:update writes it anew'),
    );
  });

  it('is refused without its digest, and with rows that another program filtered', () => {
    expect(() => decodePicture(encodePicture(page.picture), 'x.png')).toThrow('x.png has no digest: npm run golden:update');
    const rows = Buffer.alloc(9 * 6);
    rows[9] = 2;
    expect(() => decodePicture(withPixels(rows), 'x.png')).toThrow('x.png was changed by another program');
    expect(() => decodePicture(withPixels(Buffer.alloc(9 * 5)), 'x.png')).toThrow('x.png has rows of another length');
  });
});

/** The file with other rows. */
function withPixels(rows: Buffer): Buffer {
  const start = png.indexOf('IDAT') - 4;
  const body = Buffer.concat([Buffer.from('IDAT'), deflateSync(rows)]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length - 4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([png.subarray(0, start), length, body, check, png.subarray(png.indexOf('IEND') - 4)]);
}
