import { imageFault, imageMediaType, imageSize } from '../../invoices/logo/logo-image.js';
import { ImageFault } from './image-fault.js';
import { safeSvg } from './svg/safe-svg.js';

/** An image of a template, checked. */
export interface OwnImage {
  /** Without a unit: only their ratio counts. */
  width: number;
  height: number;
  dataUrl: string;
}

/** The images of a template, by their names in `images/`. */
export type OwnImages = ReadonlyMap<string, OwnImage>;

/** A page of A4 at 300 dpi has 8.7 megapixels. */
const LIMITS = { bytes: 1_500_000, pixels: 9_000_000, ratio: 100 };
const TYPES: Readonly<Record<string, string>> = { png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg' };
const WORDS: Readonly<Record<string, string>> = { 'image/png': 'PNG', 'image/jpeg': 'JPEG' };

/** Reads an image of a template. @throws ImageFault if it is damaged, too large, unsafe, or not what its name says */
export function readOwnImage(bytes: Buffer, name: string): OwnImage {
  const ending = /\.(?<ending>\w+)$/.exec(name)?.groups?.['ending']?.toLowerCase() ?? '';
  const found = imageMediaType(bytes);
  if (ending === 'svg') {
    if (found) throw new ImageFault(`is a ${WORDS[found] ?? ''} image: rename it`);
    return fromSvg(bytes);
  }
  const expected = TYPES[ending] ?? '';
  if (found && found !== expected) throw new ImageFault(`is a ${WORDS[found] ?? ''} image: rename it`);
  const fault = imageFault(bytes, LIMITS);
  const size = imageSize(bytes);
  if (fault !== null || !size)
    throw new ImageFault(`is not a usable ${WORDS[expected] ?? 'image'}: ${fault ?? 'it has no size'}${limits(fault)}`);
  return { ...size, dataUrl: `data:${expected};base64,${bytes.toString('base64')}` };
}

function fromSvg(bytes: Buffer): OwnImage {
  const { width, height, markup } = safeSvg(bytes);
  if (Math.max(width, height) > LIMITS.ratio * Math.min(width, height))
    throw new ImageFault(`is ${width} wide and ${height} high: too thin`);
  return { width, height, dataUrl: `data:image/svg+xml;base64,${Buffer.from(markup).toString('base64')}` };
}

function limits(fault: string | null): string {
  if (!fault?.includes('pixels') || fault.includes('no pixels')) return '';
  return `; at most ${LIMITS.bytes} bytes and ${LIMITS.pixels / 1e6} megapixels are allowed, neither side more than ${LIMITS.ratio} times the other`;
}
