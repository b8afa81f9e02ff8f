import type { FontTables } from './font-file.js';

/** How far a glyph moves the pen, in em (OpenType `hmtx`). Glyphs after the last listed one all have its width. */
export function readAdvances(tables: FontTables): (glyph: number) => number {
  const unitsPerEm = tables('head').readUInt16BE(18);
  const count = tables('hhea').readUInt16BE(34);
  const metrics = tables('hmtx');
  if (unitsPerEm === 0 || count === 0 || metrics.length < count * 4) throw new Error('its widths are damaged');
  return (glyph) => metrics.readUInt16BE(Math.min(glyph, count - 1) * 4) / unitsPerEm;
}
