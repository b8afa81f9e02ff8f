import type { Insertion } from '../content/edit-content.js';
import { textsOfMark } from '../content/mark-texts.js';
import type { ContentOwner, Contents } from '../content/read-contents.js';
import type { TextPiece } from '../content/text-piece.js';
import { blankOf } from '../fonts/page-font.js';
import { elementsOf, type Element, type MarkedContent } from '../structure/structure-tree.js';
import { standsInLine } from '../structure/types.js';
import { DocumentWords, signsOf } from '../words/document-words.js';
import { softHyphen, withoutHyphen } from './soft-hyphen.js';

/** A piece of text, and where it is set. */
interface PlacedPiece {
  owner: number;
  piece: TextPiece;
  text: string;
}

/**
 * Finds the blanks that the document has between two pieces of a paragraph and that Chromium did not paint, mostly where a line ends. Without them, a screen reader speaks
 * "Woodlands Industrial" as one word. Where a line ends inside of a word, its hyphen becomes a soft hyphen.
 * @param words the text of the document; null: not known
 * @returns glyphs to insert, by the page or form
 */
export function missingSpaces(top: Element, contents: Contents, words: DocumentWords | null): Map<number, Insertion[]> {
  const insertions = new Map<number, Insertion[]>();
  if (words === null) return insertions;
  for (const element of elementsOf(top)) {
    if (standsInLine(element.type)) continue;
    const pieces = [...contentInLine(element)].flatMap((mark) =>
      textsOfMark(mark, contents).map(({ piece, text }) => ({ owner: mark.owner, piece, text })),
    );
    if (!pieces.some((piece, index) => index > 0 && touches(pieces[index - 1], piece))) continue;
    divideWords(pieces, contents, words, insertions);
    const answers = words.blanksBetween(pieces.map(({ text }) => signsOf(text)));
    for (const [index, answer] of answers.entries()) {
      const [before, after] = [pieces[index], pieces[index + 1]];
      if (!before || !after || !touches(before, after)) continue;
      if (!(answer ?? blankBetweenLines(pieces, index, words))) continue;
      const space = spaceAfter(before, contents.owners.get(before.owner));
      if (space) addTo(insertions, before.owner, space);
    }
  }
  return insertions;
}

/** Finds the hyphens that are there only because a line ends. They become soft hyphens, and `pieces` no longer has them in its texts. */
function divideWords(
  pieces: PlacedPiece[],
  contents: Contents,
  known: DocumentWords,
  insertions: Map<number, Insertion[]>,
): void {
  let printed = '';
  for (const [index, { owner, piece, text }] of pieces.entries()) {
    const after = pieces[index + 1];
    const before = withoutHyphen(text);
    if (after && before !== undefined && known.isOneWord(printed + signsOf(before), signsOf(after.text))) {
      const hyphen = softHyphen(piece, contents.owners.get(owner));
      if (hyphen) addTo(insertions, owner, hyphen);
      pieces[index] = { owner, piece, text: before };
    }
    printed = DocumentWords.endOf(printed + signsOf(pieces[index]?.text ?? ''));
  }
}

/** From right to left, the pieces of a line stand from its end to its start: a line ends with its first piece, and the next one starts with its last. */
function blankBetweenLines(pieces: readonly PlacedPiece[], last: number, known: DocumentWords): boolean | undefined {
  const lineOf = (index: number): string => {
    const line = baselineOf(pieces[index]);
    let [from, to] = [index, index];
    while (from > 0 && baselineOf(pieces[from - 1]) === line) from -= 1;
    while (to + 1 < pieces.length && baselineOf(pieces[to + 1]) === line) to += 1;
    return pieces
      .slice(from, to + 1)
      .toReversed()
      .map(({ text }) => signsOf(text))
      .join('');
  };
  if (baselineOf(pieces[last]) === baselineOf(pieces[last + 1])) return undefined;
  return known.blankBetween(lineOf(last), lineOf(last + 1));
}

function baselineOf(placed: PlacedPiece | undefined): string {
  const setting = placed?.piece.runs[0]?.shown[0]?.setting;
  return `${placed?.owner} ${setting?.matrix.split(' ')[5]}`;
}

function addTo(insertions: Map<number, Insertion[]>, owner: number, insertion: Insertion): void {
  insertions.set(owner, [...(insertions.get(owner) ?? []), insertion]);
}

/** The content of a block itself, and of what stands in its lines. */
function* contentInLine(element: Element): Generator<MarkedContent> {
  for (const kid of element.kids) {
    if (kid.kind === 'marked') yield kid;
    else if (kid.kind === 'element' && standsInLine(kid.type)) yield* contentInLine(kid);
  }
}

/** Whether two texts follow each other without a blank. */
function touches(before: PlacedPiece | undefined, after: PlacedPiece): boolean {
  return before !== undefined && before.text !== '' && after.text !== '' && !/\s$/.test(before.text) && !/^\s/.test(after.text);
}

/** A blank at the end of a piece: in its own font, or in another one of the page. */
function spaceAfter({ piece }: PlacedPiece, owner: ContentOwner | undefined): Insertion | undefined {
  const own = piece.runs.at(-1)?.font;
  const names = owner ? [...owner.fonts.keys()] : [];
  for (const name of own === undefined ? names : [own, ...names]) {
    const font = owner?.fonts.get(name);
    const code = font && blankOf(font);
    if (code === undefined) continue;
    const select = name === own ? '' : `${name} 1 Tf `;
    return { at: piece.end, text: `${select}<${code}> Tj\n` };
  }
  return undefined;
}
