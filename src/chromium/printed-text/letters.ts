const letter = /\p{L}/gu;
/** Digits, punctuation and letters of scripts that set glyph beside glyph. */
const besideEachOther =
  /^[\p{P}\p{Sc}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Hebrew}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}가-힣]/u;

export function hasGlyphForEachSign(text: string): boolean {
  const code = text.charCodeAt(0);
  return (code > 0x20 && code < 0x7f) || besideEachOther.test(text);
}

/** How many letters a text has, in its compatibility form: "ﬁ" is two. Which ones does not count: some fonts draw two letters, such as Latin A and Greek Α, as one glyph. */
export function lettersIn(text: string): number {
  return text.normalize('NFKC').match(letter)?.length ?? 0;
}
