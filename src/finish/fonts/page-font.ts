import type { PdfObjects } from '../objects/pdf-objects.js';
import { referenceIn, referencesIn, valuesOf } from '../syntax/values.js';
import { AddedCodes } from './added-codes.js';
import { readCharacters } from './character-map.js';

/** A font as a page uses it. */
export interface PageFont {
  number: number;
  /** Name of the font program, without the tag of its subset. */
  name: string;
  /** Hexadecimal digits of a code: 4, or 2 for a font of the type Type3. */
  digits: 2 | 4;
  isEmbedded: boolean;
  /** What its codes stand for, by its `/ToUnicode` map. */
  characters: Map<number, string>;
  /** Codes that are shown. */
  shown: Set<number>;
  /** Codes that were added, with the glyph and the text of each: one glyph may stand for several texts. */
  added: AddedCodes;
  /** Codes that are shown, and for which only the content says what they stand for; with what it says. */
  explained: Map<number, string>;
}

/** Reads a font (ISO 32000-2, 9.6 to 9.10). */
export function readPageFont(objects: PdfObjects, number: number): PageFont {
  const font = objects.dictionary(number);
  const isComposite = font.get('/Subtype') === '/Type0';
  const map = referenceIn(font.get('/ToUnicode'));
  return {
    number,
    name: (font.get('/BaseFont') ?? font.get('/Name') ?? '').replace(/^\/(?:[A-Z]{6}\+)?/, ''),
    digits: isComposite ? 4 : 2,
    isEmbedded: isComposite && hasProgram(objects, font.get('/DescendantFonts')),
    characters: map === undefined ? new Map() : readCharacters(objects.content(map).toString('latin1')),
    shown: new Set(),
    added: new AddedCodes(),
    explained: new Map(),
  };
}

/** The code of the blank, as hexadecimal digits; undefined if the font has none. */
export function blankOf({ characters, digits }: PageFont): string | undefined {
  for (const [code, character] of characters) if (character === ' ') return hexCode(code, digits);
  return undefined;
}

/** The code by which a font shows a glyph that stands for a text. @returns undefined if no code is left */
export function codeFor({ characters, shown, added }: PageFont, glyph: number, text: string): number | undefined {
  if (characters.get(glyph) === text) return glyph;
  return added.codeFor(glyph, text, (code) => shown.has(code) || characters.has(code));
}

/** A code as hexadecimal digits. */
export function hexCode(code: number, digits: number): string {
  return code.toString(16).toUpperCase().padStart(digits, '0');
}

/** Widths of the glyphs of a composite font, in thousandths of its size (ISO 32000-2, 9.7.4.3). */
export function glyphWidths(objects: PdfObjects, { number }: PageFont): Map<number, number> {
  const [descendant] = referencesIn(objects.array(objects.dictionary(number).get('/DescendantFonts')));
  const values = descendant === undefined ? [] : valuesOf(objects.array(objects.dictionary(descendant).get('/W')));
  const widths = new Map<number, number>();
  for (let at = 0; at + 1 < values.length;) {
    const first = Number(values[at]);
    const second = values[at + 1] ?? '';
    if (second.startsWith('[')) {
      for (const [index, width] of valuesOf(second).entries()) widths.set(first + index, Number(width));
      at += 2;
    } else {
      for (let code = first; code <= Number(second); code += 1) widths.set(code, Number(values[at + 2]));
      at += 3;
    }
  }
  return widths;
}

function hasProgram(objects: PdfObjects, descendants: string | undefined): boolean {
  const [descendant] = referencesIn(objects.array(descendants));
  if (descendant === undefined) return false;
  const descriptor = objects.resolve(objects.dictionary(descendant).get('/FontDescriptor'));
  return descriptor.has('/FontFile2') || descriptor.has('/FontFile3');
}
