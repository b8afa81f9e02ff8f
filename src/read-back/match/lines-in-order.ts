import type { TableRows } from './page-text.js';

/** Pairs of an amount and a row that has it: with more, a simpler way must do. */
const mostPairs = 2_000_000;

/**
 * Whether a table shows amounts in one column, in the order of their lines. Rows in between, such as headings, do not matter; nor does in how many tables the lines stand.
 * @param amounts figures of the lines
 * @param others figures of the same lines in other columns: a column with all of these is another one
 * @param mustHaveAll whether the page must show them; otherwise a page without such a column may leave them out
 */
export function isInOrder(
  tables: readonly TableRows[],
  amounts: readonly string[],
  others: readonly (readonly string[])[],
  mustHaveAll: boolean,
): boolean {
  if (amounts.length === 0) return true;
  const columns = [...tables, tables.flat()].flatMap(columnsOf);
  if (columns.some((column) => holdsInOrder(column, amounts))) return true;
  if (mustHaveAll) return false;
  const isOther = (column: Column) => others.some((figures) => holdsInOrder(column, figures));
  return !columns.some((column) => inOrder(column, amounts) * 2 >= amounts.length && !isOther(column));
}

/** The figures of a column, row by row. */
type Column = readonly (readonly string[])[];

/** The columns of a table, counted from its start and from its end: a row may have a cell across several columns. */
function columnsOf(rows: TableRows): Column[] {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const columns: Column[] = [];
  for (let index = 0; index < width; index += 1) {
    columns.push(
      rows.map((row) => row[index]?.figures ?? []),
      rows.map((row) => row.at(-1 - index)?.figures ?? []),
    );
  }
  return columns.filter((column) => column.some((figures) => figures.length > 0));
}

function holdsInOrder(column: Column, amounts: readonly string[]): boolean {
  let next = 0;
  for (const figures of column) {
    const amount = amounts[next];
    if (amount === undefined) break;
    if (figures.includes(amount)) next += 1;
  }
  return next === amounts.length;
}

/** The most amounts that a column has in their order: the longest common subsequence (Hunt and Szymanski, 1977), or of very many equal amounts one that is nearly as long. */
function inOrder(column: Column, amounts: readonly string[]): number {
  const places = new Map<string, number[]>();
  for (const [row, figures] of column.entries()) for (const figure of figures) append(places, figure, row);
  const rowsOf = (amount: string): readonly number[] => places.get(amount) ?? [];
  const pairs = amounts.reduce((sum, amount) => sum + rowsOf(amount).length, 0);
  if (pairs > mostPairs) return oneAfterTheOther(amounts, rowsOf);
  /** For each length, the first row where a sequence of this length can end. */
  const ends: number[] = [];
  for (const amount of amounts) for (const row of rowsOf(amount).toReversed()) ends[firstAtLeast(ends, row)] = row;
  return ends.length;
}

/** Looks for each amount below the last one that was found. */
function oneAfterTheOther(amounts: readonly string[], rowsOf: (amount: string) => readonly number[]): number {
  let found = 0;
  let next = 0;
  for (const amount of amounts) {
    const rows = rowsOf(amount);
    const row = rows[firstAtLeast(rows, next)];
    if (row === undefined) continue;
    found += 1;
    next = row + 1;
  }
  return found;
}

function append(places: Map<string, number[]>, figure: string, row: number): void {
  const rows = places.get(figure);
  if (rows) rows.push(row);
  else places.set(figure, [row]);
}

/** The index of the first number that is not below another; the list is sorted. */
function firstAtLeast(sorted: readonly number[], least: number): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle] ?? 0) < least) from = middle + 1;
    else to = middle;
  }
  return from;
}
