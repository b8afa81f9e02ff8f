import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { deflate } from 'node:zlib';
import type { PdfObjects } from '../objects/pdf-objects.js';
import type { Dictionary } from '../syntax/dictionary.js';
import { referenceIn, valuesOf } from '../syntax/values.js';
import { filteredRows } from './filter-rows.js';

/*
 * Chromium compresses the pixels of an image quickly, not well. Compressed well, or filtered as in a PNG, a logo takes as little as half of that, and it is most of a small invoice. This takes as
 * long as the print itself, so the result is kept: the same logo comes often.
 */

/** In bytes of the stream: a smaller image is not worth it, and a larger one is not a logo. */
const usefulLength = { atLeast: 1000, atMost: 2_000_000 };
const mostPixelBytes = 4_000_000;
const mostKept = 64;

const compress = promisify(deflate);

/** An image that is compressed better. */
interface Smaller {
  data: Buffer;
  /** Its rows are filtered. */
  isFiltered: boolean;
}

/** The images that were used last, by the hash of Chromium's stream; null: compressing it again does not make it smaller. */
const kept = new Map<string, Promise<Smaller | null>>();

/** Makes the images of a PDF smaller. What they show stays the same. */
export async function makeImagesSmaller(objects: PdfObjects): Promise<void> {
  for (const number of objects.numbers()) {
    const stream = objects.stream(number);
    if (!stream || stream.length < usefulLength.atLeast || stream.length > usefulLength.atMost) continue;
    const dictionary = objects.dictionary(number);
    const channels = channelsOf(objects, dictionary);
    if (channels === null) continue;
    const width = Number(dictionary.get('/Width'));
    const smaller = await smallerStream(objects, number, { stream, width, height: Number(dictionary.get('/Height')), channels });
    if (!smaller) continue;
    objects.setStream(number, smaller.data);
    if (smaller.isFiltered)
      dictionary.set('/DecodeParms', `<</Predictor 15/Colors ${channels}/BitsPerComponent 8/Columns ${width}>>`);
  }
}

/** Channels of an image whose pixels stand in the stream as bytes; null for any other stream. */
function channelsOf(objects: PdfObjects, dictionary: Dictionary): number | null {
  const isPlain =
    dictionary.get('/Subtype') === '/Image' &&
    dictionary.get('/Filter') === '/FlateDecode' &&
    dictionary.get('/BitsPerComponent') === '8' &&
    !dictionary.has('/DecodeParms');
  if (!isPlain) return null;
  const space = dictionary.get('/ColorSpace') ?? '';
  if (space === '/DeviceGray') return 1;
  if (space === '/DeviceRGB') return 3;
  if (!space.startsWith('[')) return null;
  const [kind, profile] = valuesOf(space);
  const number = referenceIn(profile);
  return kind === '/ICCBased' && number !== undefined ? Number(objects.dictionary(number).get('/N')) : null;
}

interface Image {
  stream: Buffer;
  width: number;
  height: number;
  channels: number;
}

function smallerStream(objects: PdfObjects, number: number, image: Image): Promise<Smaller | null> {
  const size = image.width * image.height * image.channels;
  if (!(size > 0 && size <= mostPixelBytes)) return Promise.resolve(null);
  const key = `${image.width} ${image.channels} ${createHash('sha256').update(image.stream).digest('base64')}`;
  const known = kept.get(key);
  kept.delete(key);
  const smaller = known ?? compressed(objects.content(number), size, image);
  kept.set(key, smaller);
  const [oldest] = kept.keys();
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
  return smaller;
}

async function compressed(pixels: Buffer, size: number, { stream, width, channels }: Image): Promise<Smaller | null> {
  if (pixels.length !== size) return null;
  const rows = filteredRows({ width, channels, bytes: pixels });
  const [plain, filtered] = await Promise.all([compress(pixels, { level: 9 }), compress(rows, { level: 9 })]);
  const smaller = filtered.length < plain.length ? { data: filtered, isFiltered: true } : { data: plain, isFiltered: false };
  return smaller.data.length < stream.length ? smaller : null;
}
