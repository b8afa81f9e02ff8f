import { closeSync, openSync, readSync } from 'node:fs';

/** The formats of a character map that are read: segments of the BMP, and groups of all Unicode. */
type Format = 4 | 12;

/**
 * Hears every code point for which a font file has a glyph (OpenType `cmap`, formats 4 and 12). Only the tables needed are read from the file.
 * @throws Error with the path, when the file is no such font
 */
export function readCharacterMap(path: string, hear: (codePoint: number) => void): void {
  const file = openSync(path, 'r');
  const read: Read = (offset, length) => {
    const bytes = Buffer.alloc(length);
    if (readSync(file, bytes, 0, length, offset) !== length) throw new Error('the file ends early');
    return bytes;
  };
  try {
    const [format, table] = unicodeTable(characterMap(read));
    if (format === 12) hearGroups(table, hear);
    else hearSegments(table, hear);
  } catch (cause) {
    throw new Error(`${path} is not a usable font`, { cause });
  } finally {
    closeSync(file);
  }
}

type Read = (offset: number, length: number) => Buffer;

function characterMap(read: Read): Buffer {
  const tables = read(4, 2).readUInt16BE(0);
  const directory = read(12, tables * 16);
  for (let entry = 0; entry < directory.length; entry += 16) {
    if (directory.toString('latin1', entry, entry + 4) !== 'cmap') continue;
    return read(directory.readUInt32BE(entry + 8), directory.readUInt32BE(entry + 12));
  }
  throw new Error('it has no character map');
}

/** The part that a browser would use: all of Unicode where there is one, else the BMP. Platforms 0 (Unicode) and 3 (Windows). */
function unicodeTable(map: Buffer): [Format, Buffer] {
  const found = new Map<number, Buffer>();
  for (let record = 4, end = 4 + map.readUInt16BE(2) * 8; record < end; record += 8) {
    const platform = map.readUInt16BE(record);
    const table = map.subarray(map.readUInt32BE(record + 4));
    // Windows' encoding 0 holds symbols, not Unicode.
    if (platform === 0 || (platform === 3 && map.readUInt16BE(record + 2) !== 0)) found.set(table.readUInt16BE(0), table);
  }
  for (const format of [12, 4] as const) {
    const table = found.get(format);
    if (table) return [format, table];
  }
  throw new Error('its character map has neither format 4 nor 12');
}

function hearGroups(table: Buffer, hear: (codePoint: number) => void): void {
  for (let group = 16, end = 16 + table.readUInt32BE(12) * 12; group < end; group += 12) {
    const [first, last, glyph] = [0, 4, 8].map((offset) => table.readUInt32BE(group + offset)) as [number, number, number];
    if (last > 0x10ffff) throw new Error('its character map goes beyond Unicode');
    // Glyph 0 is the empty box.
    for (let codePoint = glyph === 0 ? first + 1 : first; codePoint <= last; codePoint += 1) hear(codePoint);
  }
}

function hearSegments(table: Buffer, hear: (codePoint: number) => void): void {
  const size = table.readUInt16BE(6);
  // Four arrays of equal length, with two bytes of padding behind the first.
  const [ends, starts, deltas, offsets] = [14, 16 + size, 16 + 2 * size, 16 + 3 * size] as const;
  for (let segment = 0; segment < size; segment += 2) {
    const first = table.readUInt16BE(starts + segment);
    const last = table.readUInt16BE(ends + segment);
    const delta = table.readUInt16BE(deltas + segment);
    const offset = table.readUInt16BE(offsets + segment);
    for (let codePoint = first; codePoint <= last && codePoint < 0xffff; codePoint += 1) {
      // An offset counts from the place where it stands.
      const index = offset === 0 ? codePoint : table.readUInt16BE(offsets + segment + offset + 2 * (codePoint - first));
      const isMapped = offset === 0 || index !== 0;
      if (isMapped && ((index + delta) & 0xffff) !== 0) hear(codePoint);
    }
  }
}
