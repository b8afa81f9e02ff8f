import { checkJpeg } from './check-jpeg.js';
import { checkPng } from './check-png.js';
import { DamagedImageError } from './damaged-image-error.js';
import { jpegSize } from './jpeg-size.js';

/** Limits of a logo: its bytes (not as base64), and its pixels, which cost memory in the browser. */
const MAX_BYTES = 512 * 1024;
const MAX_PIXELS = 4_000_000;
/** Largest ratio of the longer side to the shorter one. A thinner image would print as an invisible line. */
const MAX_RATIO = 50;

/** What a logo may be, in words. */
export const LOGO_LIMITS = `a PNG or JPEG image of at most ${MAX_BYTES / 1024} KiB and ${MAX_PIXELS / 1e6} megapixels, neither side more than ${MAX_RATIO} times the other`;

/** The longest base64 of a logo. */
export const MAX_LOGO_BASE64 = Math.ceil((MAX_BYTES * 4) / 3) + 4;

/** Limits of an image. */
export interface ImageLimits {
  bytes: number;
  pixels: number;
  /** Of the longer side to the shorter one. */
  ratio: number;
}

/** Why bytes cannot be a logo, as the end of a sentence. Null if they can: then Chromium shows the whole image. */
export function logoFault(bytes: Uint8Array): string | null {
  return imageFault(bytes, { bytes: MAX_BYTES, pixels: MAX_PIXELS, ratio: MAX_RATIO });
}

/** Why bytes cannot be an image within these limits, as the end of a sentence. Null if they can: then Chromium shows the whole image. */
export function imageFault(bytes: Uint8Array, limits: ImageLimits): string | null {
  const type = imageMediaType(bytes);
  const size = imageSize(bytes);
  if (!type || !size) return 'it is neither PNG nor JPEG';
  const { width, height } = size;
  if (width === 0 || height === 0) return 'it has no pixels';
  if (bytes.length > limits.bytes || width * height > limits.pixels)
    return `it has ${bytes.length} bytes and ${width} × ${height} pixels`;
  if (Math.max(width, height) > limits.ratio * Math.min(width, height)) return `it has ${width} × ${height} pixels`;
  return damage(type, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}

function damage(type: 'image/png' | 'image/jpeg', bytes: Buffer): string | null {
  try {
    if (type === 'image/png') checkPng(bytes);
    else checkJpeg(bytes);
    return null;
  } catch (error) {
    if (error instanceof DamagedImageError) return error.message;
    throw error;
  }
}

/** The media type of a logo, by its first bytes. */
export function imageMediaType(bytes: Uint8Array): 'image/png' | 'image/jpeg' | undefined {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (
    view.subarray(0, 8).equals(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')) &&
    view.subarray(12, 16).toString('latin1') === 'IHDR'
  ) {
    return 'image/png';
  }
  return view.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])) ? 'image/jpeg' : undefined;
}

/** Width and height in pixels as the image's header states them; undefined when it is neither PNG nor JPEG. */
export function imageSize(bytes: Uint8Array): { width: number; height: number } | undefined {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const type = imageMediaType(bytes);
  if (type === 'image/png') return view.length < 24 ? undefined : { width: view.readUInt32BE(16), height: view.readUInt32BE(20) };
  return type === 'image/jpeg' ? jpegSize(view) : undefined;
}
