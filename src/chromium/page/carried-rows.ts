import { digitsOf } from '../printed-text/match-digits.js';
import type { PrintedRow } from '../printed-text/table-rows.js';

/** Where a page ends: below a row, or in one. */
export interface RowBreak {
  /** Counts from 0. */
  row: number;
  /** In a row: how many signs of each cell stand on the pages so far, and how many the cell has. */
  cut: { before: number[]; all: number[] } | null;
}

/** A row of the document: its text, and what it carries if it is a row that begins or ends a page. */
export interface DocumentRow {
  carries: 'carried-over' | 'brought-forward' | null;
  text: string;
}

/** Where the pages of a table end. Null if its rows do not follow each other page by page. */
export function rowBreaks(rows: readonly PrintedRow[]): RowBreak[] | null {
  const breaks: RowBreak[] = [];
  let last: number | null = null;
  for (const [row, cells] of rows.entries()) {
    const pages = [...cells.keys()].toSorted((one, other) => one - other);
    const [first] = pages;
    if (first === undefined) return null;
    if (last !== null && first !== last && first !== last + 1) return null;
    if (last !== null && first !== last) breaks.push({ row: row - 1, cut: null });
    last = first;
    for (const page of pages.slice(1)) {
      if (page !== last + 1) return null;
      breaks.push({ row, cut: { before: signsOf(cells, last), all: signsOf(cells, Infinity) } });
      last = page;
    }
  }
  return breaks;
}

/** The signs of each cell down to a page. */
function signsOf(cells: PrintedRow, last: number): number[] {
  const counts: number[] = [];
  for (const [at, texts] of cells) {
    if (at > last) continue;
    for (const [cell, text] of texts.entries()) counts[cell] = (counts[cell] ?? 0) + signsIn(text);
  }
  return counts;
}

/** Number of visible signs. The expression that cuts a row counts in the same way. */
function signsIn(text: string): number {
  return text.normalize('NFKC').replaceAll(/[\s\p{Format}]/gu, '').length;
}

/**
 * Whether the rows that carry sums stand where they belong: one at the end of each page but the last, its pair at the beginning of the next page, every other row whole on the
 * page between them, and every carried sum as the document has it.
 */
export function areWellPlaced(printed: readonly PrintedRow[], rows: readonly DocumentRow[]): boolean {
  if (printed.length !== rows.length) return false;
  let page: number | null = null;
  let before: DocumentRow['carries'] = null;
  for (const [at, { carries, text }] of rows.entries()) {
    const [own, ...more] = [...(printed[at] ?? [])];
    if (own === undefined || more.length > 0) return false;
    const isNext = carries === 'brought-forward';
    if (isNext !== (before === 'carried-over')) return false;
    if (own[0] !== (page ?? own[0]) + (isNext ? 1 : 0)) return false;
    if (carries !== null && digitsOf(own[1].join('')) !== digitsOf(text)) return false;
    page = own[0];
    before = carries;
  }
  return before !== 'carried-over';
}
