import { FontFault } from './font-fault.js';

const HEADER = 12;
const RECORD = 16;
/** Where `head` keeps the sum of the whole file, which counts as 0 in its own sum. */
const ADJUSTMENT = { from: 8, to: 12 };

/** The tables of a TrueType or OpenType file (OpenType 1.9, "Font file"). @throws FontFault if it ends early, or a table is damaged */
export function readSfnt(bytes: Buffer): Map<string, Buffer> {
  const end = HEADER + (bytes.length < HEADER ? 0 : bytes.readUInt16BE(4)) * RECORD;
  if (end === HEADER || end > bytes.length) throw new FontFault('is damaged: it ends early');
  const tables = new Map<string, Buffer>();
  for (let at = HEADER; at < end; at += RECORD) {
    const tag = bytes.toString('latin1', at, at + 4);
    const [sum, offset, length] = [4, 8, 12].map((field) => bytes.readUInt32BE(at + field)) as [number, number, number];
    if (offset + length > bytes.length) throw new FontFault(`is damaged: it ends before its table ${nameOf(tag)} does`);
    if (tables.has(tag)) throw new FontFault(`is damaged: it has the table ${nameOf(tag)} twice`);
    const table = bytes.subarray(offset, offset + length);
    if (!sumsOf(tag, table).includes(sum)) throw new FontFault(`is damaged: the checksum of its table ${nameOf(tag)} is wrong`);
    tables.set(tag, table);
  }
  return tables;
}

/** Some tools forget that the adjustment counts as 0. */
function sumsOf(tag: string, table: Buffer): number[] {
  if (tag !== 'head' || table.length < ADJUSTMENT.to) return [sumOf(table)];
  const zeroed = Buffer.from(table).fill(0, ADJUSTMENT.from, ADJUSTMENT.to);
  return [sumOf(zeroed), sumOf(table)];
}

/** The sum of its 32-bit numbers. The last one is filled up with zeros. */
function sumOf(table: Buffer): number {
  const whole = table.length & ~3;
  let sum = 0;
  for (let at = 0; at < whole; at += 4) sum = (sum + table.readUInt32BE(at)) >>> 0;
  if (whole === table.length) return sum;
  const rest = Buffer.alloc(4);
  table.copy(rest, 0, whole);
  return (sum + rest.readUInt32BE(0)) >>> 0;
}

/** The tag of a damaged file may hold anything. */
function nameOf(tag: string): string {
  return /^[\w/ -]{4}$/.test(tag) ? tag.trim() : JSON.stringify(tag);
}
