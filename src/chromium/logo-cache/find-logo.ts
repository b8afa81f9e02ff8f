import { createHash } from 'node:crypto';
import { pngSize, type Size } from './png.js';

/** The only image of a document: most often the logo of the sender. */
export interface Logo extends Size {
  /** Of its data: URL. */
  hash: string;
  url: string;
}

const imageStart = 'data:image/';
const pngStart = 'data:image/png;base64,';
/** In characters of the URL. A smaller image costs nothing; a larger one is not a logo. */
const usefulLength = { atLeast: 2000, atMost: 2_000_000 };
const mostPixels = 1_000_000;

/** The only image of the document, if it is a PNG in the `src` of an element and has the size of a logo. */
export function findLogo(html: string): Logo | undefined {
  const start = html.indexOf(imageStart);
  if (start === -1 || html.indexOf(imageStart, start + 1) !== -1 || !html.endsWith(' src="', start)) return undefined;
  const url = html.slice(start, html.indexOf('"', start));
  if (url.length < usefulLength.atLeast || url.length > usefulLength.atMost || !url.startsWith(pngStart)) return undefined;
  const size = pngSize(Buffer.from(url.slice(pngStart.length, pngStart.length + 64), 'base64'));
  if (!size || size.width * size.height > mostPixels) return undefined;
  return { hash: createHash('sha256').update(url).digest('base64'), url, ...size };
}
