import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type VisitGlyph, readCharacterMap } from './character-map.js';
import { type FontTables, readFont } from './font-file.js';

type Range = readonly [first: number, last: number];

/** Characters that need no glyph: tab, line feed, and the ignorable characters (Unicode, Default_Ignorable_Code_Point) that Chromium does not draw as a box. */
const INVISIBLE: readonly Range[] = [
  [0x9, 0xa],
  [0xad, 0xad],
  [0x34f, 0x34f],
  [0x61c, 0x61c],
  [0x17b4, 0x17b5],
  [0x180b, 0x180e],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0x1d173, 0x1d17a],
  [0xe0000, 0xe0fff],
];
/**
 * Never printable, even if a font has glyphs: private use characters, which would not show what the writer saw, and annotations and objects (U+FFF9 to
 * U+FFFC), which are drawn as boxes.
 */
const REFUSED: readonly Range[] = [
  [0xe000, 0xf8ff],
  [0xfff9, 0xfffc],
  [0xf0000, 0x10ffff],
];
/** Marks and skin tones belong to the character before them. */
const JOINING = /[\p{Mark}\p{Emoji_Modifier}]/u;

/** An entry has one bit for each family, and one bit that says that the character joins the previous one. */
const MOST_FAMILIES = 30;
const FAMILIES = 0x3fffffff;
const JOINS = 0x40000000;

/** A character with its marks for which no single font has all glyphs. Chromium would print an empty box. */
export interface Gap {
  codePoints: number[];
  /** The index after it. */
  end: number;
}

/** Adds the glyphs of a font of the family with this number. */
export type FontReader = (family: number, path: string, tables: FontTables) => VisitGlyph;

/** Which texts the fonts of the document can print. */
export class FontCoverage {
  readonly #entries = new Uint32Array(0x110000);

  /** From the directories of each family, one per weight. @throws Error when a font cannot be read */
  constructor(families: readonly (readonly string[])[], along?: FontReader) {
    if (families.length > MOST_FAMILIES) throw new RangeError(`more than ${MOST_FAMILIES} families of fonts`);
    for (const [index, directories] of families.entries()) this.#addFamily(index, directories.flatMap(fontFiles), along);
    for (const [first, last] of REFUSED) this.#entries.fill(0, first, last + 1);
    for (const [first, last] of INVISIBLE) this.#entries.fill(FAMILIES | JOINS, first, last + 1);
  }

  /** The first gap in a text from an index on; null if everything can be printed. */
  nextGap(text: string, from = 0): Gap | null {
    let families = FAMILIES;
    let start = from;
    for (let at = from; at < text.length; at += 1) {
      // Every text of every document comes through here, so a fast check comes first.
      const unit = text.charCodeAt(at);
      const isHigh = unit >= 0xd800 && unit <= 0xdbff;
      const entry = this.#entry(isHigh ? (text.codePointAt(at) ?? 0) : unit);
      if (entry >= JOINS) families &= entry;
      else {
        families = entry;
        start = at;
      }
      if (isHigh) at += 1;
      if ((families & FAMILIES) !== 0) continue;
      const gap = this.#clusterAt(text, start);
      if (!this.#printsInOtherForm(gap)) return gap;
      at = gap.end - 1;
      families = FAMILIES;
    }
    return null;
  }

  /** Whether characters may be printed at all, if some font has them. */
  mayBePrinted(codePoints: readonly number[]): boolean {
    return codePoints.every((codePoint) => !isIn(REFUSED, codePoint));
  }

  /** A font may have a letter with its mark as one glyph or as two. Chromium finds both (HarfBuzz composes and decomposes). */
  #printsInOtherForm({ codePoints }: Gap): boolean {
    const cluster = String.fromCodePoint(...codePoints);
    return ['NFC', 'NFD'].some((form) => {
      const entries = Array.from(cluster.normalize(form), (character) => this.#entry(character.codePointAt(0) ?? 0));
      return entries.reduce((families, entry) => families & entry, FAMILIES) !== 0;
    });
  }

  #clusterAt(text: string, start: number): Gap {
    const codePoints: number[] = [];
    let end = start;
    do {
      const codePoint = text.codePointAt(end) ?? 0;
      codePoints.push(codePoint);
      end += codePoint > 0xffff ? 2 : 1;
    } while (end < text.length && (this.#entry(text.codePointAt(end) ?? 0) & JOINS) !== 0);
    return { codePoints, end };
  }

  #entry(codePoint: number): number {
    return this.#entries[codePoint] ?? 0;
  }

  /** A family covers only characters that all its weights cover. */
  #addFamily(family: number, files: readonly string[], along?: FontReader): void {
    const weights = new Uint8Array(this.#entries.length);
    for (const file of files) {
      readFont(file, (tables) => {
        const visit = along?.(family, file, tables);
        readCharacterMap(tables, (codePoint, glyph) => {
          const count = (weights[codePoint] ?? 0) + 1;
          weights[codePoint] = count;
          if (count === files.length) this.#entries[codePoint] = this.#entry(codePoint) | (1 << family) | joining(codePoint);
          visit?.(codePoint, glyph);
        });
      });
    }
  }
}

function isIn(ranges: readonly Range[], codePoint: number): boolean {
  return ranges.some(([first, last]) => codePoint >= first && codePoint <= last);
}

function joining(codePoint: number): number {
  return JOINING.test(String.fromCodePoint(codePoint)) ? JOINS : 0;
}

function fontFiles(directory: string): string[] {
  return readdirSync(directory)
    .filter((name) => name.endsWith('.ttf'))
    .map((name) => join(directory, name));
}
