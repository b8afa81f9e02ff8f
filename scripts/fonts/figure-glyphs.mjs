// Which glyphs of a font are its figures of equal width (OpenType feature `tnum`).
import { Blob, Buffer as Text, Face, Feature, Font, shape } from 'harfbuzzjs';

/** The figures, and the space that is as wide as one. */
export const FIGURES = Array.from('0123456789\u2007', (figure) => figure.codePointAt(0) ?? 0);
const TABULAR = [new Feature('tnum', 1), new Feature('calt', 0), new Feature('liga', 0), new Feature('kern', 0)];

/** The glyph of every code point that a font has, with those of its feature for figures. @param {Buffer} font @returns {Map<number, number>} */
export function glyphsWithTabularFigures(font) {
  const face = new Face(new Blob(Uint8Array.from(font)));
  const shaper = new Font(face);
  // A copy, because HarfBuzz's memory moves when it grows.
  const glyphs = new Map(Array.from(face.collectUnicodes().slice(), (codePoint) => [codePoint, shaper.glyph(codePoint) ?? 0]));
  for (const figure of FIGURES) glyphs.set(figure, tabularGlyph(shaper, figure));
  return glyphs;
}

/** @param {Font} shaper @param {number} codePoint */
function tabularGlyph(shaper, codePoint) {
  const text = new Text();
  text.addCodePoints([codePoint]);
  text.guessSegmentProperties();
  shape(shaper, text, TABULAR);
  const [glyph, ...others] = text.getGlyphInfos();
  if (!glyph || others.length > 0) throw new Error(`the figure ${codePoint} is not one glyph`);
  return glyph.codepoint;
}
