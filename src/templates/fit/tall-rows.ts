import type { LinesView, LineView } from '../../view/document/lines-view.js';
import { USUAL_COLUMNS } from '../line-columns.js';
import type { LineColumn } from '../manifest.js';
import { textAt } from '../shown-columns.js';

/** A row of so many lines may be split across pages. With fewer, it moves to the next page as a whole. */
const FEWEST_LINES = 16;
/** About as many letters fit a line of the narrowest column of names. */
const LETTERS_OF_A_LINE = 40;
/** The same of a column of words that the template adds: see `.words` in base/style.css. */
const LETTERS_OF_A_COLUMN = 20;

/** Says which rows are tall: they may be longer than a page, or leave a large hole at the end of one. */
export function withTallRows(lines: LinesView, columns: readonly LineColumn[] = USUAL_COLUMNS): LinesView {
  const words = columns.filter(({ field, align }) => align === 'start' && field !== 'name').map(({ field }) => field);
  const hasTallColumn = (item: LineView) =>
    words.some((field) => linesOf(textAt(item, field, lines) ?? '', LETTERS_OF_A_COLUMN) >= FEWEST_LINES);
  return { ...lines, items: lines.items.map((item) => ({ ...item, isTall: hasTallName(item) || hasTallColumn(item) })) };
}

function hasTallName({ name, description, note, details, adjustments }: LineView): boolean {
  const texts = [name, description ?? '', note ?? '', ...adjustments.map(({ reason }) => reason)];
  const ofDetails = details.reduce((length, { label, text }) => length + label.length + text.length + 2, 0);
  const needed = texts.reduce((sum, text) => sum + linesOf(text), Math.ceil(ofDetails / LETTERS_OF_A_LINE));
  return needed >= FEWEST_LINES;
}

function linesOf(text: string, letters = LETTERS_OF_A_LINE): number {
  if (!text.includes('\n')) return Math.ceil(text.length / letters);
  return text.split('\n').reduce((sum, one) => sum + Math.max(1, Math.ceil(one.length / letters)), 0);
}
