/** What the rules ask of an embedded TrueType font. */
export interface FontProgram {
  glyphs: number;
  /** In thousandths of an em, by glyph; undefined where there is none. */
  width: (glyph: number) => number | undefined;
}

/** Reads the tables of a TrueType font that say how wide its glyphs are. */
export function readFontProgram(bytes: Buffer): FontProgram {
  const tables = new Map<string, Buffer>();
  for (let index = 0; index < bytes.readUInt16BE(4); index += 1) {
    const entry = 12 + index * 16;
    const offset = bytes.readUInt32BE(entry + 8);
    tables.set(bytes.toString('latin1', entry, entry + 4), bytes.subarray(offset, offset + bytes.readUInt32BE(entry + 12)));
  }
  const table = (name: string) => {
    const found = tables.get(name);
    if (!found) throw new Error(`a font has no table ${name}`);
    return found;
  };
  const metrics = table('hmtx');
  const units = table('head').readUInt16BE(18);
  const glyphs = table('maxp').readUInt16BE(4);
  const own = table('hhea').readUInt16BE(34);
  if (!tables.has('glyf') || !tables.has('loca')) throw new Error('a font has no outlines');
  const width = (glyph: number) =>
    glyph < glyphs ? (metrics.readUInt16BE(Math.min(glyph, own - 1) * 4) * 1000) / units : undefined;
  return { glyphs, width };
}
