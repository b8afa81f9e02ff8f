/** What codes stand for, by the `bfchar` and `bfrange` lines of a `/ToUnicode` map (ISO 32000-2, 9.10.3). Skia writes U+0000 for a glyph without a character of its own. */
export function readCharacters(map: string): Map<number, string> {
  const characters = new Map<number, string>();
  for (const [, lines = ''] of map.matchAll(/beginbfchar\n([^]*?)endbfchar/g)) {
    for (const [, code = '', hex = ''] of lines.matchAll(/<([\da-f]+)> <([\da-f]+)>/gi))
      characters.set(Number.parseInt(code, 16), fromUtf16(hex, 0));
  }
  for (const [, lines = ''] of map.matchAll(/beginbfrange\n([^]*?)endbfrange/g)) {
    for (const [, from = '', to = '', hex = ''] of lines.matchAll(/<([\da-f]+)> <([\da-f]+)> <([\da-f]+)>/gi)) {
      const first = Number.parseInt(from, 16);
      for (let code = first; code <= Number.parseInt(to, 16); code += 1) characters.set(code, fromUtf16(hex, code - first));
    }
  }
  return characters;
}

/** Whether a text says which characters a glyph stands for: U+0000, U+FEFF and U+FFFE do not. */
export function isCharacter(text: string | undefined): boolean {
  return text !== undefined && text !== '' && !/[\0\u{feff}\u{fffe}]/u.test(text);
}

/** @param offset is added to the last unit */
function fromUtf16(hex: string, offset: number): string {
  const units = (hex.match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16));
  return String.fromCharCode(...units.map((unit, index) => (index === units.length - 1 ? unit + offset : unit)));
}
