import type { RowShape } from './expressions.js';
import type { RowRange } from './split-document.js';

/** Chromium's unit of length in layouts, in CSS pixels. */
const unit = 1 / 64;

/** Where a page begins: with this row, or in it. */
export interface PageStart {
  row: number;
  isInRow: boolean;
}

/**
 * Where pages begin, if the first one begins with a row and each has room for rows of a height in all. What Chromium does may differ where rows are split.
 * @param from the first row
 */
export function pageStarts(rows: readonly RowShape[], from: number, room: number): PageStart[] {
  const starts: PageStart[] = [{ row: from, isInRow: false }];
  let used = 0;
  for (let index = from; index < rows.length;) {
    const end = endOfGroup(rows, index);
    const height = heightOf(rows, index, end);
    if (used > 0 && used + height > room && (height <= room || !rows[index]?.mayBeSplit)) {
      starts.push({ row: index, isInRow: false });
      used = 0;
    }
    used += height;
    for (; used > room && rows[end - 1]?.mayBeSplit; used -= room) starts.push({ row: end - 1, isInRow: true });
    index = end;
  }
  return starts;
}

/** The rows that stay together with a row, to this one. */
function endOfGroup(rows: readonly RowShape[], first: number): number {
  let end = first + 1;
  while (end < rows.length && rows[end - 1]?.keepsNext) end += 1;
  return end;
}

function heightOf(rows: readonly RowShape[], from: number, to: number): number {
  return rows.slice(from, to).reduce((sum, { height }) => sum + height, 0);
}

/**
 * Where the rows are cut into parts: at the beginning of pages, about every so many rows. The rest, if it is short, belongs to the last part.
 * @returns the first row of each part
 */
export function cutsAt(starts: readonly PageStart[], rowCount: number, rowsOfPart: number): number[] {
  const [first] = starts;
  if (!first) return [];
  const cuts = [first.row];
  for (const { row, isInRow } of starts) {
    if (!isInRow && row - (cuts.at(-1) ?? 0) >= rowsOfPart && rowCount - row >= rowsOfPart / 2) cuts.push(row);
  }
  return cuts;
}

/**
 * The room for rows on a page, as the pages of a part show it: at least what is on any of them, and less than what would have taken the next row too.
 * @param expected by the sizes of the page and of the head of the table; heights that are rounded may make it wrong by a little
 * @param full the rows of pages that are full
 */
export function roomForRows(expected: number, rows: readonly RowShape[], full: readonly RowRange[]): number {
  const heights = full.map(({ from, to }) => heightOf(rows, from, to));
  const withNext = full.map(({ from, to }) => heightOf(rows, from, endOfGroup(rows, to)));
  return Math.max(...heights, Math.min(expected, ...withNext.map((height) => height - unit))) + unit / 2;
}
