/** What separates words on one line: blanks, tabs and line ends. U+00A0 and its kin are kept in texts, because their writers chose them. */
const BLANKS = /[ \t\r\n\u0085\u2028\u2029]+/g;
/** In numbers, every blank of Unicode too: a reader cannot tell them apart. */
const ANY_BLANKS = /[\t\r\n\u0085\u2028\u2029\p{Space_Separator}]+/gu;

/** Letters with separate marks, and the separate letters of Hangul syllables. */
const SEPARATE = /[\u1100-\u11ff]{2,}|\P{Mark}\p{Mark}+/gu;
const MAY_BE_SEPARATE = /[\u1100-\u11ff\p{Mark}]/u;

/** One line of text in its normal form: single blanks, none at the ends. */
export function withSingleBlanks(text: string): string {
  return text.replaceAll(BLANKS, ' ').trim();
}

/** A number, code or reference in its normal form: composed letters (NFC), and single blanks. Two numbers with the same normal form print alike. */
export function normalNumber(text: string): string {
  return text.normalize('NFC').replaceAll(ANY_BLANKS, ' ').trim();
}

/** The forms in which a number may be stored: as a caller wrote it, because older versions stored it so, then the normal form. */
export function formsOfNumber(text: string): string[] {
  return [...new Set([text, normalNumber(text)])];
}

/**
 * A text with composed letters. Only what becomes shorter is replaced: NFC also replaces some characters by others that look different, such as 神 (U+FA19) by 神
 * (U+795E), which matters in names.
 */
export function withComposedLetters(text: string): string {
  if (!MAY_BE_SEPARATE.test(text)) return text;
  return text.replaceAll(SEPARATE, (letter) => {
    const composed = letter.normalize('NFC');
    return composed.length < letter.length ? composed : letter;
  });
}
