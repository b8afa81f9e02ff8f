import { graphemesOf } from '../../invoices/grapheme.js';
import { withTexts } from './texts-of-html.js';

/** UTF-16 units of HTML without a space from which a text is split, and of a piece. */
const LONG_WORD = 200;
const PIECE = 100;

const LONG = new RegExp(String.raw`\S{${LONG_WORD + 1},}`, 'g');

/**
 * Puts the pieces of long words into separate elements. For every line break inside a word, Chromium shapes the rest of the element again, which takes
 * quadratic time: 20,000 letters W took ten seconds. The elements are inline and have no style, so line ends and copied text do not change.
 */
export function splitLongWords(html: string): string {
  if (!mayHaveLongWord(html)) return html;
  return withTexts(html, (text) => (text.length <= LONG_WORD ? text : text.replaceAll(LONG, inPieces)));
}

/** Whether something that could be a text has a long word: a quick look, since most documents have none. */
function mayHaveLongWord(html: string): boolean {
  for (let start = 0; start !== -1;) {
    const tag = html.indexOf('<', start);
    const end = tag === -1 ? html.length : tag;
    if (end - start > LONG_WORD && hasLongWord(html, start, end)) return true;
    start = tag === -1 ? -1 : html.indexOf('>', tag);
  }
  return false;
}

function hasLongWord(html: string, start: number, end: number): boolean {
  for (let at = start, length = 0; at < end; at += 1) {
    // A space of another kind is taken for a letter here: `LONG` knows better.
    length = html.charCodeAt(at) <= 0x20 ? 0 : length + 1;
    if (length > LONG_WORD) return true;
  }
  return false;
}

function inPieces(word: string): string {
  return piecesOf(word)
    .map((piece) => `<word-piece>${piece}</word-piece>`)
    .join('');
}

function piecesOf(word: string): string[] {
  const graphemeAt = graphemesOf(word);
  const pieces: string[] = [];
  let start = 0;
  while (start < word.length) {
    const end = graphemeAt(afterReference(word, Math.min(start + PIECE, word.length) - 1)).end;
    pieces.push(word.slice(start, end));
    start = end;
  }
  return pieces;
}

/** The last unit of the character reference ("&amp;") that an index lies in; the index itself where there is none. */
function afterReference(html: string, index: number): number {
  const ampersand = html.lastIndexOf('&', index);
  if (ampersand < 0) return index;
  return Math.max(index, html.indexOf(';', ampersand));
}
