import { textOfPiece } from './piece-text.js';
import type { Contents } from './read-contents.js';
import type { TextPiece } from './text-piece.js';

/** A piece of marked content: the object of its page or form, and its number there. */
export interface Mark {
  owner: number;
  mark: number;
}

/** The pieces of text of marked content, each with what it says. Empty if there is no such content. */
export function textsOfMark({ owner, mark }: Mark, { owners }: Contents): { piece: TextPiece; text: string }[] {
  const { scanned, fonts } = owners.get(owner) ?? {};
  const pieces = scanned?.marks.get(mark)?.pieces ?? [];
  return pieces.map((piece) => ({ piece, text: textOfPiece(piece, (name) => fonts?.get(name)) }));
}
