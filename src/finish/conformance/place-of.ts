import { textsOfMark } from '../content/mark-texts.js';
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
  for (const mark of contentOf(element)) {
    for (const piece of textsOfMark(mark, contents)) text += ` ${piece.text}`;
    if (text.length > longestText) break;
  }
  return { page: pageNumber(first.page, contents), text: shortened(text) };
}

/** Where one of these glyphs of a font is shown first. */
export function placeOfGlyph(font: PageFont, isMeant: (code: number) => boolean, contents: Contents): FaultPlace | undefined {
  for (const [owner, { scanned, fonts }] of contents.owners) {
    for (const piece of [...[...scanned.marks.values()].flatMap(({ pieces }) => pieces), ...scanned.untaggedPieces]) {
      const shows = piece.runs.some((run) => fonts.get(run.font) === font && [...codesIn(run.codes, font)].some(isMeant));
      if (shows) return { page: pageNumber(owner, contents), text: shortened(textOfPiece(piece, (name) => fonts.get(name))) };
    }
  }
  return undefined;
}

/** The number of a page, from 1. Null if the object is no page, such as a form. */
function pageNumber(owner: number, { pages }: Contents): number | null {
  const index = pages.indexOf(owner);
  return index === -1 ? null : index + 1;
}

function shortened(text: string): string {
  return Array.from(text.replaceAll(/\s+/g, ' ').trim()).slice(0, longestText).join('');
}
