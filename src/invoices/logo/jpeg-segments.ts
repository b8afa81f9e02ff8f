import { DamagedImageError } from './damaged-image-error.js';

/** A segment of a JPEG image: its marker (the second byte), its content, and where the file goes on. */
export interface JpegSegment {
  marker: number;
  data: Buffer;
  end: number;
}

const START_OF_IMAGE = 0xd8;
const FIRST_RESTART = 0xd0;
const LAST_RESTART = 0xd7;
/** For temporary use in arithmetic coding. */
const TEMPORARY = 0x01;
export const END_OF_IMAGE = 0xd9;

/**
 * The next segment from a place on. Any number of bytes FF may come before the marker (ITU-T T.81, B.1.1.2). Markers without a segment are skipped, as browsers do. Other
 * bytes between two segments are refused: browsers skip them too, but the PDF would have an image that other readers call corrupt.
 * @throws DamagedImageError
 */
export function segmentAt(jpeg: Buffer, start: number): JpegSegment {
  let at = afterMarker(jpeg, start);
  while (isAlone(jpeg[at - 1])) at = afterMarker(jpeg, at);
  const marker = jpeg[at - 1];
  if (marker === END_OF_IMAGE) return { marker, data: jpeg.subarray(at, at), end: at };
  if (marker === START_OF_IMAGE) throw new DamagedImageError('the JPEG has two pictures in one');
  if (marker === undefined || at + 2 > jpeg.length) throw new DamagedImageError('the JPEG ends early');
  const end = at + jpeg.readUInt16BE(at);
  if (end < at + 2) throw new DamagedImageError('a segment of the JPEG has no length');
  if (end > jpeg.length) throw new DamagedImageError('the JPEG ends early');
  return { marker, data: jpeg.subarray(at + 2, end), end };
}

/** Behind the marker at a place. */
function afterMarker(jpeg: Buffer, start: number): number {
  if (start < jpeg.length && jpeg[start] !== 0xff) throw new DamagedImageError('a marker of the JPEG is missing');
  let at = start;
  while (jpeg[at] === 0xff) at += 1;
  return at + 1;
}

function isAlone(marker: number | undefined): boolean {
  return marker === TEMPORARY || (marker !== undefined && marker >= FIRST_RESTART && marker <= LAST_RESTART);
}
