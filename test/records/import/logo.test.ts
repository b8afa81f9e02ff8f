import { describe, expect, it } from '@jest/globals';
import { logo } from '../../../src/records/import/logo.js';

const MESSAGE = 'must be a PNG or JPEG image of at most 512 KiB and 4 megapixels';

const parsed = (bytes: Buffer | string) => logo.safeParse(typeof bytes === 'string' ? bytes : bytes.toString('base64'));
const message = (bytes: Buffer | string) => parsed(bytes).error?.issues[0]?.message;

/** The head of a PNG that says how large its image is. */
function png(width: number, height: number): Buffer {
  const header = Buffer.alloc(33);
  header.write('\x89PNG\r\n\x1a\n', 'latin1');
  header.writeUInt32BE(13, 8);
  header.write('IHDR', 12, 'latin1');
  header.writeUInt32BE(width, 16);
  header.writeUInt32BE(height, 20);
  return header;
}

/** The head of a JPEG: JFIF segment, then a frame of the given kind. */
function jpeg(width: number, height: number, frame = 0xc0): Buffer {
  const jfif = Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex');
  const sof = Buffer.alloc(19);
  sof.set([0xff, frame, 0x00, 0x11, 0x08]);
  sof.writeUInt16BE(height, 5);
  sof.writeUInt16BE(width, 7);
  return Buffer.concat([jfif, sof]);
}

describe('logo', () => {
  it('takes PNG and JPEG, and gives their bytes', () => {
    expect(parsed(png(900, 220)).data).toEqual(Uint8Array.from(png(900, 220)));
    expect(parsed(jpeg(900, 220)).data).toEqual(Uint8Array.from(jpeg(900, 220)));
    expect(message(jpeg(900, 220, 0xc2))).toBeUndefined();
  });

  it('takes four megapixels and not one pixel row more', () => {
    expect(message(png(2000, 2000))).toBeUndefined();
    expect(message(png(2000, 2001))).toBe(MESSAGE);
  });

  it.each([
    ['a PNG of 30,000 × 30,000 pixels', png(30_000, 30_000)],
    ['a PNG of 1 × 4,294,967,295 pixels', png(1, 0xffffffff)],
    ['a JPEG of 65,535 × 65,535 pixels', jpeg(65_535, 65_535)],
    ['a PNG without width', png(0, 100)],
    ['a PNG that ends in its header', png(10, 10).subarray(0, 20)],
    ['a JPEG without a frame', jpeg(10, 10).subarray(0, 22)],
    ['a JPEG whose segment has no length', Buffer.from('ffd8ffe00000ffc0', 'hex')],
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
    ['SVG behind a PNG signature', Buffer.from('\x89PNG\r\n\x1a\n<svg onload="x">', 'latin1')],
    ['GIF', Buffer.from('GIF89a\x01\x00\x01\x00', 'latin1')],
    ['HTML', Buffer.from('<html></html>')],
  ])('refuses %s', (_, bytes) => {
    expect(message(bytes)).toBe(MESSAGE);
  });

  it.each(['', 'data:image/png;base64,iVBORw0KGgo=', 'https://logo.example/a.png', 'iVBO Rw0K', '<svg/>'])(
    'refuses %j, which is not base64',
    (value) => {
      expect(message(value)).toBe('must be base64');
    },
  );

  it('refuses more than 512 KiB', () => {
    const bytes = Buffer.concat([png(100, 100), Buffer.alloc(512 * 1024)]);
    expect(message(bytes)).toMatch(/^Too big/);
  });
});
