import type { LinesView, LineView } from '../../view/document/lines-view.js';

/** A row of so many lines may be split across pages. With fewer, it moves to the next page as a whole. */
const FEWEST_LINES = 16;
/** About as many letters fit a line of the narrowest column of text. */
const LETTERS_OF_A_LINE = 40;

/** Says which rows are tall: they may be longer than a page, or leave a large hole at the end of one. */
export function withTallRows(lines: LinesView): LinesView {
  return { ...lines, items: lines.items.map((item) => ({ ...item, isTall: isTall(item) })) };
}

function isTall({ name, description, note, details, adjustments }: LineView): boolean {
  const texts = [name, description ?? '', note ?? '', ...adjustments.map(({ reason }) => reason)];
  const ofDetails = details.reduce((length, { label, text }) => length + label.length + text.length + 2, 0);
  const needed = texts.reduce((sum, text) => sum + linesOf(text), Math.ceil(ofDetails / LETTERS_OF_A_LINE));
  return needed >= FEWEST_LINES;
}

function linesOf(text: string): number {
  if (!text.includes('\n')) return Math.ceil(text.length / LETTERS_OF_A_LINE);
  return text.split('\n').reduce((sum, one) => sum + Math.max(1, Math.ceil(one.length / LETTERS_OF_A_LINE)), 0);
}
