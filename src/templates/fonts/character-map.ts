import type { FontTables } from './font-file.js';

/** The supported formats of a character map: segments of the BMP, and groups of all Unicode. */
type Format = 4 | 12;

/** Called with a code point and its glyph in the font. */
export type VisitGlyph = (codePoint: number, glyph: number) => void;

/** Calls `visit` for every code point for which a font has a glyph (OpenType `cmap`, formats 4 and 12). @throws Error if its map has another format */
export function readCharacterMap(tables: FontTables, visit: VisitGlyph): void {
  const [format, table] = unicodeTable(tables('cmap'));
  if (format === 12) visitGroups(table, visit);
  else visitSegments(table, visit);
}

/** The table that a browser would use: the one for all of Unicode if there is one, otherwise the BMP. Platforms 0 (Unicode) and 3 (Windows). */
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

function visitGroups(table: Buffer, visit: VisitGlyph): void {
  let next = 0;
  for (let group = 16, end = 16 + table.readUInt32BE(12) * 12; group < end; group += 12) {
    const [first, last, glyph] = [0, 4, 8].map((offset) => table.readUInt32BE(group + offset)) as [number, number, number];
    if (last > 0x10ffff) throw new Error('its character map goes beyond Unicode');
    next = inOrder(first, last, next);
    // Glyph 0 is the empty box.
    for (let codePoint = glyph === 0 ? first + 1 : first; codePoint <= last; codePoint += 1)
      visit(codePoint, glyph + codePoint - first);
  }
}

function visitSegments(table: Buffer, visit: VisitGlyph): void {
  const size = table.readUInt16BE(6);
  // Four arrays of equal length, with two bytes of padding behind the first.
  const [ends, starts, deltas, offsets] = [14, 16 + size, 16 + 2 * size, 16 + 3 * size] as const;
  let next = 0;
  for (let segment = 0; segment < size; segment += 2) {
    const first = table.readUInt16BE(starts + segment);
    const last = table.readUInt16BE(ends + segment);
    next = inOrder(first, last, next);
    const delta = table.readUInt16BE(deltas + segment);
    const offset = table.readUInt16BE(offsets + segment);
    for (let codePoint = first; codePoint <= last && codePoint < 0xffff; codePoint += 1) {
      // An offset counts from its own place.
      const index = offset === 0 ? codePoint : table.readUInt16BE(offsets + segment + offset + 2 * (codePoint - first));
      const glyph = (index + delta) & 0xffff;
      if ((offset === 0 || index !== 0) && glyph !== 0) visit(codePoint, glyph);
    }
  }
}

/** The first code point that may come next. Overlapping ranges would take hours to visit. */
function inOrder(first: number, last: number, next: number): number {
  if (first < next || last < first) throw new Error('its character map is out of order');
  return last + 1;
}
