import type { Contents } from '../content/read-contents.js';
import type { PageFont } from '../fonts/page-font.js';
import { codesIn, textOfPiece } from '../content/piece-text.js';
import { contentOf, type Element } from '../structure/structure-tree.js';
import type { FaultPlace } from './fault.js';

/** Characters of a text that a place repeats. */
const longestText = 60;

/** Where an element begins: its page, and the beginning of its text. Undefined: it has no content. */
export function placeOf(element: Element, contents: Contents): FaultPlace | undefined {
  const [first] = contentOf(element);
  if (!first) return undefined;
  let text = '';
  for (const { owner, mark } of contentOf(element)) {
    const { scanned, fonts } = contents.owners.get(owner) ?? {};
    for (const piece of scanned?.marks.get(mark)?.pieces ?? []) text += ` ${textOfPiece(piece, (name) => fonts?.get(name))}`;
    if (text.length > longestText) break;
  }
  return { page: contents.pages.indexOf(first.page) + 1, text: shortened(text) };
}

/** Where one of these glyphs of a font is shown first. */
export function placeOfGlyph(font: PageFont, isMeant: (code: number) => boolean, contents: Contents): FaultPlace | undefined {
  for (const [owner, { scanned, fonts }] of contents.owners) {
    const page = contents.pages.indexOf(owner) + 1;
    for (const piece of [...[...scanned.marks.values()].flatMap(({ pieces }) => pieces), ...scanned.untaggedPieces]) {
      const shows = piece.runs.some((run) => fonts.get(run.font) === font && [...codesIn(run.codes, font)].some(isMeant));
      if (shows) return { page: page > 0 ? page : null, text: shortened(textOfPiece(piece, (name) => fonts.get(name))) };
    }
  }
  return undefined;
}

function shortened(text: string): string {
  return Array.from(text.replaceAll(/\s+/g, ' ').trim()).slice(0, longestText).join('');
}
