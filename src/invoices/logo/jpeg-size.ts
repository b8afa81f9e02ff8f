import { DamagedImageError } from './damaged-image-error.js';
import { segmentAt } from './jpeg-segments.js';

const NO_FRAMES = [0xc4, 0xc8, 0xcc];
const SCAN = 0xda;

/** Width and height of a JPEG image as its first frame states them (ITU-T T.81, B.2.2); undefined when it has none. */
export function jpegSize(jpeg: Buffer): { width: number; height: number } | undefined {
  try {
    for (let at = 2; ;) {
      const { marker, data, end } = segmentAt(jpeg, at);
      const isFrame = marker >= 0xc0 && marker <= 0xcf && !NO_FRAMES.includes(marker);
      if (isFrame && data.length >= 5) return { height: data.readUInt16BE(1), width: data.readUInt16BE(3) };
      if (end <= at || marker === SCAN) return undefined;
      at = end;
    }
  } catch (error) {
    if (error instanceof DamagedImageError) return undefined;
    throw error;
  }
}
