import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createRequire } from 'node:module';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { Blob, Buffer as Text, Face, Feature, Font, shape } from 'harfbuzzjs';
import { deriveInter, INTER_FILES, originalInter } from '../../../scripts/fonts/derived-inter.mjs';
import { readAdvances } from '../../../src/templates/fonts/font-advances.js';
import { readCharacterMap } from '../../../src/templates/fonts/character-map.js';
import { type FontTables, readFont } from '../../../src/templates/fonts/font-file.js';

const DIGITS = Array.from('0123456789');
/** What a column of figures may have. */
const FIGURES = [...DIGITS, ...Array.from('.,-−–+%’\u00a0\u202f\u2009 ')];
const pathOf = (file: string) => fileURLToPath(new URL(`../../../fonts/inter/${file}`, import.meta.url));
const originalPath = (file: string) => createRequire(import.meta.url).resolve(`@expo-google-fonts/inter/${file}`);

/** The width of every code point in em. */
function widthsOf(tables: FontTables): Map<number, number> {
  const advances = readAdvances(tables);
  const widths = new Map<number, number>();
  readCharacterMap(tables, (codePoint, glyph) => widths.set(codePoint, advances(glyph)));
  return widths;
}

const isPrivate = (codePoint: number) => codePoint >= 0xe000 && codePoint <= 0xf8ff;

describe.each(INTER_FILES)('fonts/inter/%s', (file) => {
  let original = new Map<number, number>();
  let derived = new Map<number, number>();
  beforeAll(() => {
    original = readFont(originalPath(file), widthsOf);
    derived = readFont(pathOf(file), widthsOf);
  });
  const widthOf = (character: string) => derived.get(character.codePointAt(0) ?? 0);

  it('is what npm run fonts:make makes', async () => {
    expect(readFileSync(pathOf(file)).equals(await deriveInter(originalInter(file)))).toBe(true);
  });

  it('has figures of one width, and a space of that width', () => {
    expect(new Set([...DIGITS, '\u2007'].map(widthOf))).toEqual(new Set([1229 / 2048]));
    expect(new Set(DIGITS.map((digit) => original.get(digit.codePointAt(0) ?? 0))).size).toBeGreaterThan(6);
  });

  it('has every character of the original but those of private use, as wide as they were', () => {
    const isFigure = (codePoint: number) => [...DIGITS, '\u2007'].includes(String.fromCodePoint(codePoint));
    const expected = [...original].filter(([codePoint]) => !isPrivate(codePoint) && !isFigure(codePoint));
    expect(expected.length).toBeGreaterThan(2000);
    expect([...derived].filter(([codePoint]) => !isFigure(codePoint))).toEqual(expected);
  });

  it('kerns words, and nothing against a figure', () => {
    const font = new Font(new Face(new Blob(Uint8Array.from(readFileSync(pathOf(file))))));
    const widthWith = (text: string, kerning: 0 | 1) => {
      const buffer = new Text();
      buffer.addText(text);
      buffer.guessSegmentProperties();
      shape(font, buffer, [new Feature('kern', kerning)]);
      return buffer.getGlyphPositions().reduce((sum, { xAdvance }) => sum + xAdvance, 0);
    };
    const pairs = DIGITS.flatMap((digit) => FIGURES.flatMap((other) => [digit + other, other + digit]));
    expect(pairs.filter((pair) => widthWith(pair, 1) !== widthWith(pair, 0))).toEqual([]);
    expect(widthWith('To', 1)).toBeLessThan(widthWith('To', 0));
  });
});
