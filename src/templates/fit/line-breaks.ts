import type { Ruler } from '../fonts/font-widths.js';

/** A piece of text without a line break: a word, or in scripts without spaces a character with the punctuation after it. */
const PARTS =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}][\p{Punctuation}\p{Mark}\p{Format}]*|[^ \t\n\u200b\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}]+| +/gu;

function partsOf(text: string): string[] {
  return text.match(PARTS) ?? [];
}

/** The width of the longest word in em. */
export function longestWord(text: string, ruler: Ruler): number {
  return partsOf(text).reduce((longest, part) => Math.max(longest, ruler(part)), 0);
}

/** How many lines of a width (in em) a text takes; infinite if a word is longer than a line. */
export function linesOf(text: string, room: number, ruler: Ruler): number {
  let lines = 1;
  let used = 0;
  for (const part of partsOf(text)) {
    const width = ruler(part);
    // Spaces at the end of a line have no width.
    if (used + width > room && part.trim() !== '') {
      if (width > room) return Infinity;
      lines += 1;
      used = 0;
    }
    used += width;
  }
  return lines;
}
