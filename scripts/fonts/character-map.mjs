// Writes the character map of a font (OpenType `cmap`).

/** A map in format 12, which knows all of Unicode. @param {ReadonlyMap<number, number>} glyphs by code point */
export function characterMapOf(glyphs) {
  /** @type {[first: number, last: number, glyph: number][]} */
  const groups = [];
  for (const [codePoint, glyph] of [...glyphs].toSorted(([one], [other]) => one - other)) {
    const group = groups.at(-1);
    if (group && group[1] + 1 === codePoint && group[2] + codePoint - group[0] === glyph) group[1] = codePoint;
    else groups.push([codePoint, codePoint, glyph]);
  }
  const header = Buffer.alloc(28);
  // One table: Windows (3), all of Unicode (10), 12 bytes from here.
  [0, 1, 3, 10].forEach((value, index) => header.writeUInt16BE(value, 2 * index));
  header.writeUInt32BE(12, 8);
  header.writeUInt16BE(12, 12);
  header.writeUInt32BE(16 + groups.length * 12, 16);
  header.writeUInt32BE(groups.length, 24);
  const body = Buffer.alloc(groups.length * 12);
  for (const [index, numbers] of groups.entries()) {
    for (const [at, number] of numbers.entries()) body.writeUInt32BE(number, index * 12 + at * 4);
  }
  return Buffer.concat([header, body]);
}
