import { inflateSync } from 'node:zlib';
import type { PdfObject } from './pdf-objects.js';

/** No page or font comes near this size; a larger stream is refused. */
const longestStream = 200_000_000;

/** The content of a stream, as Latin-1. @throws Error if the object is not a stream, or is compressed in another way than Chromium's */
export function streamText({ text, data }: PdfObject): string {
  if (!data) throw new Error('an object that should be a stream is not one');
  if (!text.includes('/Filter')) return data.toString('latin1');
  if (!text.includes('/Filter /FlateDecode')) throw new Error('a stream is compressed in a form that Chromium does not write');
  return inflateSync(data, { maxOutputLength: longestStream }).toString('latin1');
}
