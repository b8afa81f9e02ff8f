import { linesOf } from './line-breaks.js';
import type { Ruler } from '../fonts/font-widths.js';

/** A text that does not fit its place of fixed size. */
export interface Misfit {
  path: readonly string[];
  /** "must fit …". */
  message: string;
}

/** A place of fixed size: its lines, and their width in em. */
export interface Place {
  lines: number;
  room: number;
}

/** Whether a place holds a text. */
export function fitsInto({ lines, room }: Place, text: string, ruler: Ruler): boolean {
  return linesOf(text, room, ruler) <= lines;
}

/** A misfit, or nothing if the text fits. We measure in em; for people, the message counts letters of half an em. */
export function misfit(path: readonly string[], { lines, room }: Place, text: string, ruler: Ruler): Misfit[] {
  if (fitsInto({ lines, room }, text, ruler)) return [];
  const letters = room * 2;
  const message = `must fit into ${lines} lines of ${room} em (about ${letters} letters) each; no word may be longer than a line`;
  return [{ path, message }];
}
