// The Inter of our documents: its figures have equal width, and it has nothing that a document never uses.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { characterMapOf } from './character-map.mjs';
import { cutDown } from './cut-down.mjs';
import { FIGURES, glyphsWithTabularFigures } from './figure-glyphs.mjs';
import { fontOf, tableOf, tablesOf } from './font-tables.mjs';
import { setWidths } from './glyph-widths.mjs';

/** Below the folder `fonts` as well as in the package. */
export const INTER_FILES = [
  '400Regular/Inter_400Regular.ttf',
  '500Medium/Inter_500Medium.ttf',
  '600SemiBold/Inter_600SemiBold.ttf',
];

/**
 * The width of a figure in em, in every weight. Inter's own figures of equal width have the room of its widest figure (0.648). That is loose on paper. Its usual
 * figures have 0.59 to 0.61 on average.
 */
const FIGURE_WIDTH = 0.6;
/** Others are never on in a document, or only change glyphs that stay the same as text: ligatures, alternates, fractions. */
const FEATURES = ['kern', 'mark', 'mkmk', 'ccmp', 'locl'];
/** Copyright, names, version (0 to 6), the licence and its address (13, 14), the name of the family with all of its weights (16, 17). */
const NAMES = [0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17];
/** Refused in every text of a document, because nobody knows what they look like: `src/templates/fonts/font-coverage.ts`. */
const isPrivate = (/** @type {number} */ codePoint) => codePoint >= 0xe000 && codePoint <= 0xf8ff;

/** @param {string} file one of INTER_FILES */
export function originalInter(file) {
  return readFileSync(createRequire(import.meta.url).resolve(`@expo-google-fonts/inter/${file}`));
}

/** @param {Buffer} original a font file of Inter @returns {Promise<Buffer>} */
export async function deriveInter(original) {
  const tables = tablesOf(Buffer.from(original));
  const glyphs = glyphsWithTabularFigures(original);
  setWidths(
    tables,
    FIGURES.map((figure) => glyphs.get(figure) ?? 0),
    Math.round(FIGURE_WIDTH * tableOf(tables, 'head').readUInt16BE(18)),
  );
  tables.set('cmap', characterMapOf(glyphs));
  const codePoints = [...glyphs.keys()].filter((codePoint) => !isPrivate(codePoint));
  return await cutDown(fontOf(tables), { codePoints, features: FEATURES, names: NAMES, withoutTables: ['STAT'] });
}
