/** How many signs of each kind a text has. Digits count by themselves, letters together: some fonts draw two letters, such as Latin A and Greek Α, as one glyph. */
export interface Tally {
  /** How often each of 0 to 9. */
  digits: number[];
  /** Of the scripts that have a glyph for each letter. */
  letters: number;
}

const countedLetter =
  /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Hebrew}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}가-힣]/u;

/** Digits, punctuation and letters of scripts that set glyph beside glyph. */
export function hasGlyphForEachSign(text: string): boolean {
  const code = text.charCodeAt(0);
  return (code > 0x20 && code < 0x7f) || /^[\p{P}\p{Sc}]$/u.test(text) || countedLetter.test(text);
}

export function emptyTally(): Tally {
  return { digits: Array.from({ length: 10 }, () => 0), letters: 0 };
}

/** Counts the signs of a text, in their compatibility form: "ﬁ" is two letters, "²" is a 2. */
export function addToTally(tally: Tally, text: string): void {
  for (const sign of text.normalize('NFKC')) {
    const code = sign.charCodeAt(0);
    if (code < 0x80) {
      if (code >= 0x30 && code <= 0x39) tally.digits[code - 0x30] = (tally.digits[code - 0x30] ?? 0) + 1;
      else if ((code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a)) tally.letters += 1;
    } else if (countedLetter.test(sign)) tally.letters += 1;
  }
}

/** How many digits and letters of `wanted` are not in `found`. */
export function shortfall(wanted: Tally, found: Tally): { digits: number; letters: number } {
  const digits = wanted.digits.reduce((sum, count, digit) => sum + Math.max(0, count - (found.digits[digit] ?? 0)), 0);
  return { digits, letters: Math.max(0, wanted.letters - found.letters) };
}
