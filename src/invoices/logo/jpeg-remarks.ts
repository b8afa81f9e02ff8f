import { DamagedImageError } from './damaged-image-error.js';
import type { JpegFrame } from './jpeg-frame.js';

/** What decoders of JPEG images read from application segments. */
export interface JpegRemarks {
  /** How Adobe's segment says that the colours are stored: 0 as they are, 1 YCbCr, 2 YCCK. */
  colourTransform?: number;
}

const JFIF = 0xe0;
const ADOBE = 0xee;
const COMMENT = 0xfe;
/** The number of lines, which the header of the picture has stated already. */
const LINES = 0xdc;

/** Whether a segment is for applications, a comment, or a repetition. */
export function isRemark(marker: number): boolean {
  return (marker >= JFIF && marker <= 0xef) || marker === COMMENT || marker === LINES;
}

/** Reads the segments of JFIF and Adobe (ITU-T T.871, T.872); all others are skipped. @throws DamagedImageError */
export function readRemark(marker: number, segment: Buffer, remarks: JpegRemarks): void {
  if (marker === JFIF && segment.length >= 14 && segment.toString('latin1', 0, 5) === 'JFIF\0' && segment[5] !== 1)
    throw new DamagedImageError(`the JPEG has the unknown JFIF version ${segment[5]}`);
  if (marker !== ADOBE || segment.length < 12 || segment.toString('latin1', 0, 5) !== 'Adobe') return;
  remarks.colourTransform = segment[11] ?? 0;
}

/** @throws DamagedImageError if decoders have to guess how the colours are stored */
export function checkColourTransform({ colourTransform = 0 }: JpegRemarks, { components }: JpegFrame): void {
  const own = { 3: 1, 4: 2 }[components.length] ?? 0;
  if (components.length > 1 && colourTransform !== 0 && colourTransform !== own)
    throw new DamagedImageError('the JPEG contradicts itself about its colours');
}
