import { DamagedImageError } from './damaged-image-error.js';
import { BASELINE, EXTENDED, type JpegFrame, PROGRESSIVE, readFrame } from './jpeg-frame.js';
import { checkColourTransform, isRemark, type JpegRemarks, readRemark } from './jpeg-remarks.js';
import { END_OF_IMAGE, segmentAt } from './jpeg-segments.js';
import { type JpegTables, readHuffmanTables, readQuantisations } from './jpeg-tables.js';
import { readScan } from './read-scan.js';

const HUFFMAN_TABLES = 0xc4;
const SCAN = 0xda;
const QUANTISATIONS = 0xdb;
const RESTART_INTERVAL = 0xdd;
/** A progressive image has about ten scans; each one costs a look at every block. */
const MOST_SCANS = 50;

/**
 * Checks that a JPEG image is complete and of a kind that browsers show (ITU-T T.81): Huffman coding, sequential or progressive, 8 bits, 1, 3 or 4 colours, and every bit
 * of every block. Check its size first. It decodes no pixels, so the time depends on the bytes only. @throws DamagedImageError
 */
export function checkJpeg(jpeg: Buffer): void {
  const tables: JpegTables = { huffman: new Map(), quantisations: new Set(), restartInterval: 0 };
  const remarks: JpegRemarks = {};
  let frame: JpegFrame | undefined;
  let scans = 0;
  for (let at = 2; ;) {
    const { marker, data, end } = segmentAt(jpeg, at);
    at = end;
    if (marker === END_OF_IMAGE) return checkComplete(frame, remarks);
    if (marker === BASELINE || marker === EXTENDED || marker === PROGRESSIVE) {
      if (frame) throw new DamagedImageError('the JPEG has two pictures in one');
      frame = readFrame(marker, data);
    } else if (marker === SCAN) {
      if (!frame || (scans += 1) > MOST_SCANS) throw new DamagedImageError('the scans of the JPEG are in disorder');
      at = readScan(jpeg, at, data, frame, tables);
    } else if (marker === HUFFMAN_TABLES) readHuffmanTables(data, tables);
    else if (marker === QUANTISATIONS) readQuantisations(data, tables);
    else if (marker === RESTART_INTERVAL) tables.restartInterval = restartInterval(data);
    else if (isRemark(marker)) readRemark(marker, data, remarks);
    else throw new DamagedImageError(`the JPEG is of a kind that browsers do not show (marker FF${hex(marker)})`);
  }
}

function restartInterval(data: Buffer): number {
  if (data.length !== 2) throw new DamagedImageError('a segment of the JPEG is wrong');
  return data.readUInt16BE(0);
}

function checkComplete(frame: JpegFrame | undefined, remarks: JpegRemarks): void {
  if (!frame) throw new DamagedImageError('the JPEG has no picture');
  checkColourTransform(remarks, frame);
  if (frame.components.some(({ missingBits }) => missingBits.some((bits) => bits !== 0)))
    throw new DamagedImageError('a scan of the JPEG is missing');
}

function hex(marker: number): string {
  return marker.toString(16).toUpperCase().padStart(2, '0');
}
