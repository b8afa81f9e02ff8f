import { crc32 } from 'node:zlib';
import { DamagedImageError } from './damaged-image-error.js';

/** A part of a PNG image. */
export interface PngChunk {
  type: string;
  data: Buffer;
}

const SIGNATURE_LENGTH = 8;
/** The chunks that every decoder must know. It may skip an unknown chunk only if its type begins with a small letter. */
const CRITICAL = ['IHDR', 'PLTE', 'IDAT', 'IEND'];

/** The chunks of a PNG image up to its end. Bytes after the end are ignored. @throws DamagedImageError */
export function pngChunks(png: Buffer): PngChunk[] {
  const chunks: PngChunk[] = [];
  for (let at = SIGNATURE_LENGTH; ;) {
    const chunk = chunkAt(png, at);
    chunks.push(chunk);
    if (chunk.type === 'IEND') return chunks;
    at += chunk.data.length + 12;
  }
}

function chunkAt(png: Buffer, at: number): PngChunk {
  if (at + 12 > png.length) throw new DamagedImageError('the PNG ends early');
  const end = at + 8 + png.readUInt32BE(at);
  if (end + 4 > png.length) throw new DamagedImageError('the PNG ends early');
  const type = png.toString('latin1', at + 4, at + 8);
  if (!/^[A-Za-z]{2}[A-Z][A-Za-z]$/.test(type)) throw new DamagedImageError('the PNG has a chunk without a type');
  if (png.readUInt32BE(end) !== crc32(png.subarray(at + 4, end))) throw new DamagedImageError(`the checksum of ${type} is wrong`);
  if (/^[A-Z]/.test(type) && !CRITICAL.includes(type)) throw new DamagedImageError(`the PNG has the unknown chunk ${type}`);
  return { type, data: png.subarray(at + 8, end) };
}
