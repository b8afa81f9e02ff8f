const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;
const LEFT_TO_RIGHT = /[\p{L}\p{Nd}]/u;
/** They have no width and nobody hears them, but a run ends there. */
const DIRECTION_MARKS = /[\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;
/** Signs that belong to the number beside them. */
const OF_NUMBERS = /^[%‰°€$£¥+−-]$/u;

/**
 * The glyphs of a line in the order in which they are read. A PDF has them from left to right, as they stand, and each reader puts them back, since Arabic and Hebrew
 * are read from the right.
 * @param glyphs what each glyph stands for @param isFromRightLanguage whether the language of the document is read from the right
 */
export function inReadingOrder(glyphs: readonly string[], isFromRightLanguage: boolean): string {
  const letters = glyphs.filter((glyph) => /\p{L}/u.test(glyph));
  const fromRight = letters.filter((glyph) => RIGHT_TO_LEFT.test(glyph));
  const isFromLeft = !isFromRightLanguage && fromRight.length * 3 < letters.length;
  const read = fromRight.length === 0 ? glyphs : isFromLeft ? turned(glyphs, isFromRight) : lineFromRight(glyphs);
  return read.join('').replaceAll(DIRECTION_MARKS, '');
}

/** All of the line is turned, and then what reads from the left, such as numbers, back again. */
function lineFromRight(glyphs: readonly string[]): string[] {
  return turned(reversed(glyphs), (glyph) => LEFT_TO_RIGHT.test(glyph) && !isFromRight(glyph));
}

/** Turns each run from one matching glyph to the last one before a letter that does not match. */
function turned(glyphs: readonly string[], matches: (glyph: string) => boolean): string[] {
  const result: string[] = [];
  for (let at = 0; at < glyphs.length;) {
    const glyph = glyphs[at] ?? '';
    const end = matches(glyph) || OF_NUMBERS.test(glyph) ? endOfRun(glyphs, at, matches) : at;
    result.push(...(end === at ? [glyph] : reversed(glyphs.slice(at, end))));
    at = Math.max(end, at + 1);
  }
  return result;
}

/** From right to left, a bracket that opens looks like one that closes. */
const MIRRORED = new Map(
  ['()', '[]', '{}', '«»', '‹›', '<>'].flatMap(([one = '', other = '']) => [[one, other] as const, [other, one] as const]),
);

function reversed(glyphs: readonly string[]): string[] {
  return glyphs.toReversed().map((glyph) => MIRRORED.get(glyph) ?? glyph);
}

function endOfRun(glyphs: readonly string[], from: number, matches: (glyph: string) => boolean): number {
  let end = from;
  for (let at = from; at < glyphs.length; at += 1) {
    const glyph = glyphs[at] ?? '';
    if (matches(glyph)) end = at + 1;
    else if (LEFT_TO_RIGHT.test(glyph) || glyph.search(DIRECTION_MARKS) !== -1) break;
    else if (OF_NUMBERS.test(glyph) && end === at && at > from) end = at + 1;
  }
  return end;
}

const isFromRight = (glyph: string) => RIGHT_TO_LEFT.test(glyph);
