import { z } from 'zod';
import { imageSize } from '../../invoices/logo-image.js';

/** Caps of a logo: bytes once decoded, and pixels, which is what costs memory in the browser. */
const MAX_BYTES = 512 * 1024;
const MAX_PIXELS = 4_000_000;

/** A PNG or JPEG image as base64. SVG is refused: it is a document of its own, with scripts and links. */
export const logo = z
  .string()
  .max(Math.ceil((MAX_BYTES * 4) / 3) + 4)
  .regex(/^[A-Za-z0-9+/]+={0,2}$/, 'must be base64')
  .transform((value) => Uint8Array.from(Buffer.from(value, 'base64')))
  .refine(
    (bytes) => {
      const size = imageSize(bytes);
      return size !== undefined && size.width > 0 && size.height > 0 && size.width * size.height <= MAX_PIXELS;
    },
    `must be a PNG or JPEG image of at most ${MAX_BYTES / 1024} KiB and ${MAX_PIXELS / 1e6} megapixels`,
  );
