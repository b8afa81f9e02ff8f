import { DamagedImageError } from './damaged-image-error.js';
import type { JpegFrame } from './jpeg-frame.js';

/** What readers of JPEG images look at of the segments of applications. */
export interface JpegRemarks {
  /** How Adobe's segment says that the colours are stored: 0 as they are, 1 YCbCr, 2 YCCK. */
  colourTransform?: number;
}

const JFIF = 0xe0;
const ADOBE = 0xee;
const COMMENT = 0xfe;

/** Whether a segment is for applications, or a comment. */
export function isRemark(marker: number): boolean {
  return (marker >= JFIF && marker <= 0xef) || marker === COMMENT;
}

/** Reads JFIF's segment and Adobe's (ITU-T T.871, T.872); all others are passed over. @throws DamagedImageError */
export function readRemark(marker: number, segment: Buffer, remarks: JpegRemarks): void {
  if (marker === JFIF && segment.length >= 14 && segment.toString('latin1', 0, 5) === 'JFIF\0' && segment[5] !== 1)
    throw new DamagedImageError(`the JPEG is of version ${segment[5]} of JFIF, which there is not`);
  if (marker !== ADOBE || segment.length < 12 || segment.toString('latin1', 0, 5) !== 'Adobe') return;
  remarks.colourTransform = segment[11] ?? 0;
}

/** @throws DamagedImageError when a reader has to guess how the colours are stored */
export function checkColourTransform({ colourTransform = 0 }: JpegRemarks, { components }: JpegFrame): void {
  const own = { 3: 1, 4: 2 }[components.length] ?? 0;
  if (components.length > 1 && colourTransform !== 0 && colourTransform !== own)
    throw new DamagedImageError('the JPEG says of its colours what cannot be');
}
