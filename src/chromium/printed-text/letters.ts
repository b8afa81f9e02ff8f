const letter = /\p{L}/gu;
/** Digits, punctuation and letters of scripts whose glyphs stand side by side. */
const besideEachOther =
  /^[\p{P}\p{Sc}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Hebrew}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}가-힣]/u;

export function hasGlyphForEachSign(text: string): boolean {
  const code = text.charCodeAt(0);
  return (code > 0x20 && code < 0x7f) || besideEachOther.test(text);
}

/** Number of letters of a text in its compatibility form: "ﬁ" has two. Only their number is compared, as some fonts have one glyph for two letters, such as Latin A and Greek Α. */
export function lettersIn(text: string): number {
  return text.normalize('NFKC').match(letter)?.length ?? 0;
}
