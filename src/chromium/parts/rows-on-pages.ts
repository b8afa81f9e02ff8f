import type { PrintedRow } from '../printed-text/table-rows.js';
import type { RowRange } from './split-document.js';

/** The rows of a page. */
export interface PageOfRows extends RowRange {
  /** From 0. */
  page: number;
  /** No row of it is on another page too. */
  isWhole: boolean;
}

/** The rows of each page that has any. Null if they do not follow each other page by page. */
export function rowsOnPages(rows: readonly PrintedRow[]): PageOfRows[] | null {
  const pages: PageOfRows[] = [];
  for (const [row, cells] of rows.entries()) {
    const on = [...cells.keys()].toSorted((one, other) => one - other);
    if (on.length === 0) return null;
    for (const page of on) {
      const last = pages.at(-1);
      if (last?.page === page) {
        last.to = row + 1;
        last.isWhole &&= on.length === 1;
      } else {
        if (last && page !== last.page + 1) return null;
        pages.push({ page, from: row, to: row + 1, isWhole: on.length === 1 });
      }
    }
  }
  return pages;
}
