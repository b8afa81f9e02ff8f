import { deflateSync, inflateSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { filteredRows } from '../../../src/finish/images/filter-rows.js';
import { makeImagesSmaller } from '../../../src/finish/images/smaller-images.js';
import { readObjects } from '../../../src/finish/objects/read-objects.js';
import { Random } from '../../harness/random.js';
import { skiaPdf } from '../../harness/pdf/skia-pdf.js';

const side = 96;
/** A soft gradient: each row differs a little from the one above. */
const gradient = Buffer.from(
  Array.from({ length: side * side * 3 }, (_, at) => (Math.floor(at / 3 / side) + (at % (side * 3)) * 7) & 0xff),
);

/** Undoes the filters of PNG, written from the specification. */
function unfiltered(rows: Buffer, width: number, channels: number): Buffer {
  const length = width * channels;
  const pixels = Buffer.alloc((rows.length / (length + 1)) * length);
  for (let row = 0; row * (length + 1) < rows.length; row += 1) {
    for (let at = 0; at < length; at += 1) {
      const place = row * length + at;
      const left = at < channels ? 0 : (pixels[place - channels] ?? 0);
      const up = row === 0 ? 0 : (pixels[place - length] ?? 0);
      const corner = at < channels || row === 0 ? 0 : (pixels[place - length - channels] ?? 0);
      const guess = left + up - corner;
      const near = [left, up, corner].toSorted((one, other) => Math.abs(guess - one) - Math.abs(guess - other))[0] ?? 0;
      const added = [0, left, up, Math.floor((left + up) / 2), near][rows[row * (length + 1)] ?? 0] ?? 0;
      pixels[place] = ((rows[row * (length + 1) + 1 + at] ?? 0) + added) & 0xff;
    }
  }
  return pixels;
}

const image = (pixels: Buffer, entries = '/ColorSpace /DeviceRGB /BitsPerComponent 8') => ({
  dictionary: `<</Type /XObject /Subtype /Image /Width ${side} /Height ${side} ${entries} /Filter /FlateDecode>>`,
  stream: deflateSync(pixels, { level: 1 }),
});

/** What became of the image with the number 2. */
async function smaller(given: ReturnType<typeof image>) {
  const objects = readObjects(skiaPdf([given]));
  await makeImagesSmaller(objects);
  const parameters = objects.dictionary(2).get('/DecodeParms');
  const stream = objects.stream(2) ?? Buffer.alloc(0);
  const bytes = inflateSync(stream);
  return { length: stream.length, parameters, pixels: parameters === undefined ? bytes : unfiltered(bytes, side, 3) };
}

it.each([1, 3, 4])('filtered rows of %d channels hold the same pixels', (channels) => {
  const random = new Random(7);
  const bytes = Buffer.from(Array.from({ length: 20 * 11 * channels }, () => random.integer(0, 255)));
  expect(unfiltered(filteredRows({ width: 20, channels, bytes }), 20, channels).equals(bytes)).toBe(true);
});

describe('an image', () => {
  it('is filtered where that makes it smaller, and shows the same', async () => {
    const given = image(gradient);
    const { length, parameters, pixels } = await smaller(given);
    expect(parameters).toBe('<</Predictor 15/Colors 3/BitsPerComponent 8/Columns 96>>');
    expect(length).toBeLessThan(given.stream.length / 2);
    expect(pixels.equals(gradient)).toBe(true);
  });

  it('with areas of one colour is only compressed well', async () => {
    const flat = Buffer.from(Array.from({ length: side * side * 3 }, (_, at) => ((at * at) % 97 < 40 ? 255 : 30)));
    const { parameters, pixels } = await smaller(image(flat));
    expect(parameters).toBeUndefined();
    expect(pixels.equals(flat)).toBe(true);
  });

  it.each([
    ['of another number of bits', '/ColorSpace /DeviceRGB /BitsPerComponent 1'],
    ['of a palette', '/ColorSpace [/Indexed /DeviceRGB 1 (abc)] /BitsPerComponent 8'],
    ['with a filter of its own', '/ColorSpace /DeviceRGB /BitsPerComponent 8 /DecodeParms <</Predictor 2>>'],
    ['of another size than it says', '/ColorSpace /DeviceGray /BitsPerComponent 8'],
  ])('%s stays as it is', async (_, entries) => {
    const given = image(gradient, entries);
    const objects = readObjects(skiaPdf([given]));
    await makeImagesSmaller(objects);
    expect(objects.stream(2)?.equals(given.stream)).toBe(true);
  });
});
