/** Caps of a logo: bytes once decoded, and pixels, which is what costs memory in the browser. */
const MAX_BYTES = 512 * 1024;
const MAX_PIXELS = 4_000_000;

/** What a logo may be, in words. */
export const LOGO_LIMITS = `a PNG or JPEG image of at most ${MAX_BYTES / 1024} KiB and ${MAX_PIXELS / 1e6} megapixels`;

/** The longest base64 of a logo. */
export const MAX_LOGO_BASE64 = Math.ceil((MAX_BYTES * 4) / 3) + 4;

/** Whether bytes are an image that is small enough for a logo, as its header states. */
export function isLogoSize(bytes: Uint8Array): boolean {
  const size = imageSize(bytes);
  if (bytes.length > MAX_BYTES || size === undefined) return false;
  return size.width > 0 && size.height > 0 && size.width * size.height <= MAX_PIXELS;
}

/** The media type of a logo, told by its first bytes. */
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

/** Walks the segments of a JPEG to the frame header (ITU-T T.81, B.2.2). */
function jpegSize(view: Buffer): { width: number; height: number } | undefined {
  let at = 2;
  while (at + 9 < view.length && view[at] === 0xff) {
    const marker = view[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return { height: view.readUInt16BE(at + 5), width: view.readUInt16BE(at + 7) };
    at += 2 + view.readUInt16BE(at + 2);
  }
  return undefined;
}
