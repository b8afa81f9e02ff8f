import { createHash } from 'node:crypto';

/* A TrueType font (ISO 14496-22) as Chromium embeds it: some glyphs of a font, each under the number that it has in the whole font. */

/** A glyph, as far as PDF needs it. */
export interface Glyph {
  /** Its outline; empty for a blank. */
  outline: Buffer;
  advance: number;
  leftBearing: number;
}

/** A font with some of its glyphs. */
export interface FontProgram {
  /** Equal for subsets of one font. */
  key: string;
  /** Tables that all subsets have in common, by their names. Those of `head`, `hhea` and `maxp` say how many glyphs there are. */
  tables: ReadonlyMap<string, Buffer>;
  /** Glyphs that are in it, by their numbers. */
  glyphs: Map<number, Glyph>;
  /** One more than the highest number. */
  count: number;
}

/** Tables that a PDF needs, beside those of the glyphs (ISO 32000-2, 9.9). Others say how letters join, which Chromium has done. */
const neededTables = ['cvt ', 'fpgm', 'gasp', 'head', 'hhea', 'maxp', 'prep'];
const entryLength = 16;
const headerLength = 12;
const version = 0x00_01_00_00;
/** Where a table says what differs between subsets: sums and forms, and how many glyphs there are. */
const differing: Readonly<Record<string, readonly [at: number, length: number][]>> = {
  head: [
    [8, 4],
    [50, 2],
  ],
  hhea: [[34, 2]],
  maxp: [[4, 2]],
};
/** The sum of a whole font (ISO 14496-22, 5.2.2). */
const wholeSum = 0xb1_b0_af_ba;
/** From here on, `loca` needs four bytes for a place. */
const longOffsets = 0x2_00_00;

/** Reads a font. @returns undefined for a font in another form, which is then used as it is */
export function readFont(bytes: Buffer): FontProgram | undefined {
  try {
    return read(bytes);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function read(bytes: Buffer): FontProgram | undefined {
  if (bytes.length < headerLength || bytes.readUInt32BE(0) !== version) return undefined;
  const tables = new Map<string, Buffer>();
  for (let at = headerLength, left = bytes.readUInt16BE(4); left > 0; at += entryLength, left -= 1) {
    const [start, length] = [bytes.readUInt32BE(at + 8), bytes.readUInt32BE(at + 12)];
    if (start + length > bytes.length) return undefined;
    tables.set(bytes.toString('latin1', at, at + 4), bytes.subarray(start, start + length));
  }
  const tableOf = (name: string): Buffer => tables.get(name) ?? Buffer.alloc(0);
  const [glyf, loca, hmtx] = [tableOf('glyf'), tableOf('loca'), tableOf('hmtx')];
  const isLong = tableOf('head').readInt16BE(50) === 1;
  const place = (glyph: number): number => (isLong ? loca.readUInt32BE(glyph * 4) : loca.readUInt16BE(glyph * 2) * 2);
  const [count, metrics] = [tableOf('maxp').readUInt16BE(4), tableOf('hhea').readUInt16BE(34)];
  if (metrics === 0) return undefined;
  const glyphs = new Map<number, Glyph>();
  for (let glyph = 0; glyph < count; glyph += 1) {
    const [start, end] = [place(glyph), place(glyph + 1)];
    if (start > end || end > glyf.length) return undefined;
    const advance = hmtx.readUInt16BE(Math.min(glyph, metrics - 1) * 4);
    if (start === end && advance === 0) continue;
    const bearingAt = glyph < metrics ? glyph * 4 + 2 : metrics * 4 + (glyph - metrics) * 2;
    // A copy: the whole font need not be kept for a glyph.
    glyphs.set(glyph, { outline: Buffer.from(glyf.subarray(start, end)), advance, leftBearing: hmtx.readInt16BE(bearingAt) });
  }
  const common = new Map(neededTables.flatMap((name) => (tables.has(name) ? [[name, Buffer.from(tableOf(name))]] : [])));
  return { key: keyOf(common, tableOf('name')), tables: common, glyphs, count };
}

/** Of all that subsets of one font have in common. */
function keyOf(tables: ReadonlyMap<string, Buffer>, name: Buffer): string {
  const hash = createHash('sha256').update(name);
  for (const [tag, table] of tables) {
    const equal = Buffer.from(table);
    for (const [at, length] of differing[tag] ?? []) equal.fill(0, at, at + length);
    hash.update(`${tag}${table.length}`).update(equal);
  }
  return hash.digest('base64');
}

/** Writes a font. */
export function writeFont({ tables, glyphs, count }: FontProgram): Buffer {
  const outlines: Buffer[] = [];
  const places = [0];
  const hmtx = Buffer.alloc(count * 4);
  let length = 0;
  for (let glyph = 0; glyph < count; glyph += 1) {
    const { outline, advance, leftBearing } = glyphs.get(glyph) ?? { outline: Buffer.alloc(0), advance: 0, leftBearing: 0 };
    hmtx.writeUInt16BE(advance, glyph * 4);
    hmtx.writeInt16BE(leftBearing, glyph * 4 + 2);
    outlines.push(outline, Buffer.alloc(outline.length % 2));
    length += outline.length + (outline.length % 2);
    places.push(length);
  }
  const isLong = length >= longOffsets;
  const loca = Buffer.alloc(places.length * (isLong ? 4 : 2));
  for (const [index, place] of places.entries()) {
    if (isLong) loca.writeUInt32BE(place, index * 4);
    else loca.writeUInt16BE(place / 2, index * 2);
  }
  const written = new Map([...tables, ['glyf', Buffer.concat(outlines)], ['hmtx', hmtx], ['loca', loca]]);
  const changed = (name: string, change: (table: Buffer) => void): void => {
    const table = Buffer.from(written.get(name) ?? Buffer.alloc(0));
    change(table);
    written.set(name, table);
  };
  changed('head', (head) => head.fill(0, 8, 12).writeInt16BE(isLong ? 1 : 0, 50));
  changed('hhea', (hhea) => hhea.writeUInt16BE(count, 34));
  changed('maxp', (maxp) => maxp.writeUInt16BE(count, 4));
  return withTables(written);
}

function withTables(tables: ReadonlyMap<string, Buffer>): Buffer {
  const sorted = [...tables].toSorted(([one], [other]) => (one < other ? -1 : 1));
  const log = Math.floor(Math.log2(sorted.length));
  const header = Buffer.alloc(headerLength + sorted.length * entryLength);
  header.writeUInt32BE(version, 0);
  for (const [index, value] of [sorted.length, 2 ** log * entryLength, log, (sorted.length - 2 ** log) * entryLength].entries())
    header.writeUInt16BE(value, 4 + index * 2);
  const parts = [header];
  let at = header.length;
  for (const [index, [name, table]] of sorted.entries()) {
    const entry = headerLength + index * entryLength;
    header.write(name, entry, 'latin1');
    const padded = Buffer.concat([table, Buffer.alloc((4 - (table.length % 4)) % 4)]);
    for (const [field, value] of [sumOf(padded), at, table.length].entries()) header.writeUInt32BE(value, entry + 4 + field * 4);
    parts.push(padded);
    at += padded.length;
  }
  const font = Buffer.concat(parts);
  const head = header.readUInt32BE(headerLength + sorted.findIndex(([name]) => name === 'head') * entryLength + 8);
  font.writeUInt32BE((wholeSum - sumOf(font)) >>> 0, head + 8);
  return font;
}

/** @param table its length is a multiple of four */
function sumOf(table: Buffer): number {
  let sum = 0;
  for (let at = 0; at < table.length; at += 4) sum = (sum + table.readUInt32BE(at)) >>> 0;
  return sum;
}
