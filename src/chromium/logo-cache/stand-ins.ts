import { createHash } from 'node:crypto';
import type { MarkedDocument } from '../page/print-page.js';
import { imagesOf, withStreamData } from '../pdf/pdf-streams.js';
import { pngSize, type Size } from './png.js';
import { holdsPattern, patternPng } from './stand-in-pattern.js';

/*
 * Chromium decodes and compresses a PNG image anew with every print: a fifth of the CPU time of a small invoice with a logo. So a document whose only image is one that
 * was printed before is printed with a stand-in, a pattern of the same size, and its PDF gets the compressed image of the earlier one. An image is trusted only when that
 * gave, once, byte for byte the PDF that Chromium gave for the image itself, with the pattern untouched in it; and each time the PDF must hold exactly the pattern again.
 */

/** What is known of an image. `learning` and `refused` mean: it is printed as it is. */
export type Knowledge =
  | { state: 'new' | 'seen' | 'learning' | 'refused' }
  | { state: 'trusted'; standIn: string; dictionaries: string[]; standInData: Buffer[]; imageData: Buffer[] };

/** The only image of a document. */
export interface OnlyImage extends Size {
  /** Of its data: URL. */
  hash: string;
  url: string;
}

const imageStart = 'data:image/';
const pngStart = 'data:image/png;base64,';
/** In characters of the URL: a smaller image costs nothing, a larger one is no logo. */
const usefulLength = { atLeast: 2000, atMost: 2_000_000 };
const mostPixels = 1_000_000;
const mostImages = 64;
const mostBytes = 32_000_000;

/** What this process knows of the images that it printed: the least recently used are forgotten. */
export class StandIns {
  readonly #known = new Map<string, Knowledge>();
  #bytes = 0;

  of({ hash }: OnlyImage): Knowledge {
    const known = this.#known.get(hash);
    if (!known) return { state: 'new' };
    this.#known.delete(hash);
    this.#known.set(hash, known);
    return known;
  }

  set({ hash }: OnlyImage, knowledge: Knowledge): void {
    this.#forget(hash);
    this.#known.set(hash, knowledge);
    this.#bytes += bytesOf(knowledge);
    for (const oldest of this.#known.keys()) {
      if (this.#known.size <= mostImages && this.#bytes <= mostBytes) break;
      this.#forget(oldest);
    }
  }

  #forget(hash: string): void {
    const known = this.#known.get(hash);
    if (known) this.#bytes -= bytesOf(known);
    this.#known.delete(hash);
  }
}

function bytesOf(knowledge: Knowledge): number {
  return knowledge.state === 'trusted' ? knowledge.imageData.reduce((sum, data) => sum + data.length, 0) : 0;
}

/** The only image of the document, when that is a PNG in the `src` of an element and of the size of a logo. */
export function onlyImageOf(html: string): OnlyImage | undefined {
  const start = html.indexOf(imageStart);
  if (start === -1 || html.indexOf(imageStart, start + 1) !== -1 || !html.endsWith(' src="', start)) return undefined;
  const url = html.slice(start, html.indexOf('"', start));
  if (url.length < usefulLength.atLeast || url.length > usefulLength.atMost || !url.startsWith(pngStart)) return undefined;
  const size = pngSize(Buffer.from(url.slice(pngStart.length, pngStart.length + 64), 'base64'));
  if (!size || size.width * size.height > mostPixels) return undefined;
  return { hash: createHash('sha256').update(url).digest('base64'), url, ...size };
}

/** The stand-in of an image, as a data: URL. @param pdf that the image itself was printed into; undefined when it shows no single image */
export function standInFor(image: OnlyImage, pdf: Buffer): string | undefined {
  const images = imagesOf(pdf);
  const isTransparent = images.some(({ dictionary }) => dictionary.includes('/SMask'));
  if (images.length !== (isTransparent ? 2 : 1)) return undefined;
  return pngStart + patternPng(image, isTransparent).toString('base64');
}

/** The document with the stand-in in place of its image, and a marker of its own. */
export function withStandIn(document: MarkedDocument, image: OnlyImage, standIn: string): MarkedDocument {
  const marker = `${document.marker}-stand-in`;
  const html = document.html.replace(image.url, standIn).replace(` data-render="${document.marker}"`, ` data-render="${marker}"`);
  return { ...document, html, marker };
}

/** What two prints of one document, with the image and with its stand-in, tell of the image. */
export function learn(image: OnlyImage, standIn: string, printed: { image: Buffer; standIn: Buffer }): Knowledge {
  const dictionaries = imagesOf(printed.image).map(({ dictionary }) => dictionary);
  const knowledge = {
    state: 'trusted' as const,
    standIn,
    dictionaries,
    standInData: dataOf(printed.standIn),
    imageData: dataOf(printed.image),
  };
  if (!holdsPattern(image, knowledge.standInData) || !withImage(printed.standIn, knowledge)?.equals(printed.image))
    return { state: 'refused' };
  return knowledge;
}

/** Puts the image into a PDF that was printed with its stand-in; undefined when the PDF does not hold the stand-in, all of it and nothing else. */
export function withImage(pdf: Buffer, knowledge: Extract<Knowledge, { state: 'trusted' }>): Buffer | undefined {
  const images = imagesOf(pdf);
  if (images.length !== knowledge.imageData.length) return undefined;
  const replacements: { stream: (typeof images)[number]; data: Buffer }[] = [];
  for (const [index, stream] of images.entries()) {
    const data = knowledge.imageData[index];
    const expected = knowledge.standInData[index];
    if (!data || !expected?.equals(pdf.subarray(stream.dataStart, stream.dataEnd))) return undefined;
    if (stream.dictionary !== knowledge.dictionaries[index]) return undefined;
    replacements.push({ stream, data });
  }
  return withStreamData(pdf, replacements);
}

function dataOf(pdf: Buffer): Buffer[] {
  // Copies: a view would keep the whole PDF in memory.
  return imagesOf(pdf).map(({ dataStart, dataEnd }) => Buffer.from(pdf.subarray(dataStart, dataEnd)));
}
