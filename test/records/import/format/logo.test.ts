import { describe, expect, it } from '@jest/globals';
import { logo } from '../../../../src/records/import/format/logo.js';
import { JPEGS } from '../../../harness/images/jpeg-images.js';
import { pngImage } from '../../../harness/images/png-image.js';

// What an image may be: test/invoices/logo-image.test.ts.

const LIMITS = 'must be a PNG or JPEG image of at most 512 KiB and 4 megapixels, neither side more than 50 times the other';

const parsed = (bytes: Buffer | string) => logo.safeParse(typeof bytes === 'string' ? bytes : bytes.toString('base64'));
const message = (bytes: Buffer | string) => parsed(bytes).error?.issues[0]?.message;

describe('logo', () => {
  it.each(['baseline', 'progressive'])('takes PNG and JPEG (%s), and gives their bytes', (name) => {
    const jpeg = JPEGS[name] ?? Buffer.alloc(0);
    expect(parsed(jpeg).data).toEqual(Uint8Array.from(jpeg));
    expect(parsed(pngImage()).data).toEqual(Uint8Array.from(pngImage()));
  });

  it.each<[string, Buffer, string]>([
    ['a wide one', pngImage({ width: 2020, height: 20 }), 'it has 2020 × 20 pixels'],
    ['a damaged one', pngImage().subarray(0, -20), 'the PNG ends early'],
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'), 'it is neither PNG nor JPEG'],
    ['HTML', Buffer.from('<html></html>'), 'it is neither PNG nor JPEG'],
  ])('refuses %s, and says why', (_, bytes, fault) => {
    expect(message(bytes)).toBe(`${LIMITS}: ${fault}`);
  });

  it.each(['', 'data:image/png;base64,iVBORw0KGgo=', 'https://logo.example/a.png', 'iVBO Rw0K', '<svg/>'])(
    'refuses %j, which is not base64',
    (value) => {
      expect(message(value)).toBe('must be base64');
    },
  );

  it('refuses more than 512 KiB', () => {
    const bytes = Buffer.concat([pngImage(), Buffer.alloc(512 * 1024)]);
    expect(message(bytes)).toMatch(/^Too big/);
  });
});
