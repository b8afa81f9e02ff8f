import { Name } from '../read/objects.js';
import { namesGlyphs, readFont, type UsedFont } from '../model/fonts.js';
import { rule, type Facts, type Rule } from './rule.js';

const cache = new WeakMap<Facts, UsedFont[]>();

function fontsOf(facts: Facts): UsedFont[] {
  const found = cache.get(facts) ?? [...facts.content.fonts].map(([dict, uses]) => readFont(dict, uses));
  cache.set(facts, found);
  return found;
}

function fonts(facts: Facts, isBroken: (font: UsedFont) => boolean): string[] {
  return fontsOf(facts)
    .filter(isBroken)
    .map(({ name }) => name);
}

/** Codes that are shown, and of which something is not so. */
function codes(facts: Facts, isBroken: (font: UsedFont, code: number) => boolean, only: 'visible' | 'all' = 'all'): string[] {
  return fontsOf(facts).flatMap((font) =>
    [...font.uses]
      .filter(([code, { visible }]) => (visible || only === 'all') && isBroken(font, code))
      .map(([code, { at }]) => `code ${code} of ${font.name} on ${at}`),
  );
}

const isPrivate = (text: string) => /[\uE000-\uF8FF\u{F0000}-\u{FFFFD}\u{100000}-\u{10FFFD}]/u.test(text);
const every = ({ dict, descendant }: UsedFont) => [dict, ...(descendant ? [descendant] : [])];

const isWider = ({ program, width }: UsedFont, glyph: number) =>
  Math.abs((program?.width(glyph) ?? width(glyph)) - width(glyph)) > 1;

/** A set of CIDs that lists other glyphs than the font has. */
function wrongCidSet({ descriptor, program }: UsedFont): boolean {
  const set = descriptor?.stream('CIDSet')?.bytes;
  if (!set || !program) return false;
  return Array.from({ length: program.glyphs }, (_, glyph) => ((set[glyph >> 3] ?? 0) >> (7 - (glyph & 7))) & 1).includes(0);
}

/** Rules of the fonts that show something. */
export const fontRules: Rule[] = [
  rule('A 6.2.11.2-1', 'a font has its type', (facts) =>
    fonts(facts, (font) => every(font).some((dict) => dict.name('Type') !== 'Font')),
  ),
  rule('own', 'fonts are composite, with TrueType outlines', (facts) =>
    fonts(facts, ({ dict, descendant }) => dict.name('Subtype') !== 'Type0' || descendant?.name('Subtype') !== 'CIDFontType2'),
  ),
  rule('A 6.2.11.2-3', 'a font has a name', (facts) =>
    fonts(facts, (font) => every(font).some((dict) => dict.name('BaseFont') === undefined)),
  ),
  rule('A 6.2.11.3.1-1, UA 7.21.3.1-1', 'codes are glyphs, or an embedded map says which', (facts) =>
    fonts(facts, (font) => !namesGlyphs(font)),
  ),
  rule('A 6.2.11.3.2-1, UA 7.21.3.2-1', 'a TrueType font has a map of its glyphs', (facts) =>
    fonts(facts, ({ descendant }) => !descendant?.has('CIDToGIDMap')),
  ),
  rule('own', 'the map is Identity, and the font says of which collection it is', (facts) =>
    fonts(facts, ({ descendant }) => {
      const info = descendant?.dict('CIDSystemInfo');
      const map = descendant?.get('CIDToGIDMap');
      return (
        !(map instanceof Name && map.value === 'Identity') ||
        info?.text('Registry') !== 'Adobe' ||
        info.text('Ordering') !== 'Identity' ||
        info.number('Supplement') !== 0
      );
    }),
  ),
  rule('A 6.2.11.4.1-1, UA 7.21.4.1-1', 'a font is embedded', (facts) => fonts(facts, ({ file }) => !file)),
  rule('A 6.2.11.4.1-2, UA 7.21.4.1-2', 'a font has the glyphs that it shows', (facts) =>
    codes(facts, ({ program, glyph }, code) => program !== undefined && (glyph(code) ?? Infinity) >= program.glyphs, 'visible'),
  ),
  rule('A 6.2.11.4.2-2, UA 7.21.4.2-2', 'a set of CIDs lists all glyphs', (facts) => fonts(facts, wrongCidSet)),
  rule('A 6.2.11.5-1, UA 7.21.5-1', 'a glyph is as wide as the dictionary says', (facts) =>
    codes(facts, (font, code) => isWider(font, font.glyph(code) ?? 0), 'visible'),
  ),
  rule('A 6.2.11.7.2-1, UA 7.21.7-1', 'each code has a meaning', (facts) =>
    codes(facts, ({ toUnicode }, code) => !toUnicode.has(code)),
  ),
  rule('A 6.2.11.7.2-2, UA 7.21.7-2', 'no code means U+0000, U+FEFF or U+FFFE', (facts) =>
    codes(facts, ({ toUnicode }, code) => /[\0\uFEFF\uFFFE]/.test(toUnicode.get(code) ?? '')),
  ),
  rule('own', 'a meaning is not empty, nor half a character', (facts) =>
    codes(
      facts,
      ({ toUnicode }, code) => toUnicode.get(code) === '' || /^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/.test(toUnicode.get(code) ?? ''),
    ),
  ),
  rule('A 6.2.11.7.3-1', 'a code that means a private character is explained by /ActualText', (facts) =>
    codes(facts, ({ toUnicode, uses }, code) => isPrivate(toUnicode.get(code) ?? '') && uses.get(code)?.bare === true),
  ),
  rule('A 6.2.11.8-1, UA 7.21.8-1', 'no character is shown as .notdef', (facts) =>
    codes(facts, ({ program, glyph }, code) => (glyph(code) ?? 0) === 0 || (glyph(code) ?? 0) >= (program?.glyphs ?? Infinity)),
  ),
];
