/** A glyph of a letter. */
export interface LetterGlyph {
  /** What its code stands for by the font; undefined: nothing. */
  character: string | undefined;
  /** In thousandths of the size of the font. */
  width: number;
}

/** What each glyph stands for, in the order of the glyphs: null: what the font says; `nothing`: it is a part of the letter that another glyph stands for. */
export type GlyphTexts = (string | null)[];

/** The text of a glyph that stands for nothing: readers pass over it (zero width space). */
export const nothing = '\u{200b}';

/**
 * Distributes the text of a letter among its glyphs, so that the font alone says what they are.
 * @param isReversed whether the glyphs stand in the reverse order of the text
 * @returns undefined if it cannot be said glyph by glyph, as where a vowel stands before its consonant
 */
export function textsOfGlyphs(letter: string, glyphs: readonly LetterGlyph[], isReversed: boolean): GlyphTexts | undefined {
  const text = textToCopy(letter);
  if (text === '' || /[\0\u{feff}\u{fffe}]/u.test(text)) return undefined;
  const [only] = glyphs;
  if (glyphs.length === 1) return [isFormOf(only?.character, text, isReversed) ? null : text];
  // From right to left, readers turn round the characters of a letter with its accents. The letter alone can be found, and is what most people type.
  const characters = Array.from(text).filter((character) => !isReversed || !/\p{Mark}/u.test(character));
  if (characters.length !== 1) return undefined;
  const base = indexOfBase(glyphs);
  return glyphs.map((_, index) => (index === base ? (characters[0] ?? '') : nothing));
}

/** A text as it should be copied and found: letters with their accents in one character, and a blank of any kind that does not show as a plain one. */
export function textToCopy(text: string): string {
  const composed = /\p{Mark}/u.test(text) ? text.normalize('NFC') : text;
  return composed.replaceAll(/[\u{a0}\u{202f}]/gu, ' ');
}

/**
 * Whether what the font says is enough. It is, if it is the text. It is too, if it is the other one of two brackets: from right to left, readers mirror brackets themselves. And if it is a
 * ligature from right to left: readers would turn round the letters of its text.
 */
function isFormOf(character: string | undefined, text: string, isReversed: boolean): boolean {
  if (character === undefined) return false;
  const isMirrored = brackets.some((pair) => pair.includes(character) && pair.includes(text));
  return character === text || isMirrored || (isReversed && Array.from(text).length > 1 && character.normalize('NFKC') === text);
}

const brackets = ['()', '[]', '{}', '<>', '«»', '‹›'];

/** The widest one: dots and accents are narrow, or have no width. */
function indexOfBase(glyphs: readonly LetterGlyph[]): number {
  let base = 0;
  for (const [index, { width }] of glyphs.entries()) if (width > (glyphs[base]?.width ?? 0)) base = index;
  return base;
}
