import type { Insertion } from '../content/edit-content.js';
import type { ContentOwner } from '../content/read-contents.js';
import { codeFor, hexCode } from '../fonts/page-font.js';
import type { TextPiece } from '../content/text-piece.js';

/** A text without the hyphen at its end; undefined if there is none. */
export function withoutHyphen(text: string): string | undefined {
  return /[-\u{2010}]$/u.test(text) ? text.slice(0, -1) : undefined;
}

/**
 * The hyphen at the end of a piece as one that stands there only because the line ends (ISO 32000-2, 14.8.2.3.3): readers take it out when they join the word.
 * @returns the change of the content; undefined if the font cannot say so
 */
export function softHyphen({ runs }: TextPiece, owner: ContentOwner | undefined): Insertion | undefined {
  const last = runs.at(-1);
  const font = last && owner?.fonts.get(last.font);
  const string = last?.shown.at(-1)?.strings.at(-1);
  if (!last || !font || !string || last.part || font.digits !== 4) return undefined;
  const code = codeFor(font, Number.parseInt(last.codes.slice(-font.digits), 16), '\u{ad}');
  return code === undefined ? undefined : { at: string.end - font.digits, until: string.end, text: hexCode(code, font.digits) };
}
