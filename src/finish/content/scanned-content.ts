import type { Stretch, TextPiece } from './text-piece.js';

/** A piece of marked content with a number. */
export interface ScannedMark {
  /** The operator that opens it, with its operands. */
  opening: Stretch;
  /** How often the graphics state had changed before it. */
  state: number;
  pieces: TextPiece[];
  /** It paints an image or a form. */
  hasImage: boolean;
}

/** What is in a content stream. */
export interface ScannedContent {
  /** One character for each byte. */
  text: string;
  marks: Map<number, ScannedMark>;
  /** What is painted outside of marked content with a number, in order. */
  untagged: Stretch[];
  /** Pieces of text outside of it. */
  untaggedPieces: TextPiece[];
  /** The forms that it paints, by their names: how often, and whether inside of marked content with a number. */
  forms: Map<string, { isTagged: boolean; times: number }>;
}
