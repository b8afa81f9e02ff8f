import { describe, expect, it } from '@jest/globals';
import { areWellPlaced, type DocumentRow, rowBreaks } from '../../../src/chromium/page/carried-rows.js';
import type { PrintedRow } from '../../../src/chromium/printed-text/table-rows.js';

/** A row by its cells on each page. */
const row = (pages: Record<number, string[]>): PrintedRow =>
  new Map(Object.entries(pages).map(([page, cells]) => [Number(page), cells]));
const on = (page: number, text = 'Line 1.00') => row({ [page]: [text] });

describe('rowBreaks', () => {
  it('finds the rows at the end of pages', () => {
    expect(rowBreaks([on(0), on(0), on(1), on(2)])).toEqual([
      { row: 1, cut: null },
      { row: 2, cut: null },
    ]);
    expect(rowBreaks([on(0), on(0)])).toEqual([]);
  });

  it('says how much of a split row stands on the pages so far', () => {
    const split = row({ 0: ['Name a b', '1.00'], 1: ['c d', ''], 2: ['e', ''] });
    expect(rowBreaks([on(0), split, on(2)])).toEqual([
      { row: 1, cut: { before: [6, 4], all: [9, 4] } },
      { row: 1, cut: { before: [8, 4], all: [9, 4] } },
    ]);
  });

  it.each<[string, PrintedRow[]]>([
    ['a row that nobody sees', [on(0), row({}), on(1)]],
    ['a page without a row', [on(0), on(2)]],
    ['a row before the one above it', [on(1), on(0)]],
    ['a split row that leaves out a page', [row({ 0: ['a'], 2: ['b'] })]],
  ])('gives up on %s', (_, rows) => {
    expect(rowBreaks(rows)).toBeNull();
  });
});

describe('areWellPlaced', () => {
  const line: DocumentRow = { carries: null, text: 'Line 1.00' };
  const over: DocumentRow = { carries: 'carried-over', text: 'Carried over 2.00' };
  const forward: DocumentRow = { carries: 'brought-forward', text: 'Brought forward 2.00' };
  const rows = [line, line, over, forward, line];
  const carries = 'Carried over 2.00';
  const good = [on(0), on(0), on(0, carries), on(1, carries), on(1)];

  it('is true if each page ends and begins with the same sum', () => {
    expect(areWellPlaced(good, rows)).toBe(true);
    expect(areWellPlaced([on(0), on(0)], [line, line])).toBe(true);
  });

  it.each<[string, PrintedRow[], DocumentRow[]?]>([
    ['a sum that has moved to the next page', [on(0), on(0), on(1, carries), on(1, carries), on(1)]],
    ['a sum on a page of its own', [on(0), on(0), on(1, carries), on(2, carries), on(2)]],
    ['a row that does not fit its page', [on(0), on(1), on(1, carries), on(2, carries), on(2)]],
    ['a row that is split', [on(0), row({ 0: ['a'], 1: ['b'] }), on(0, carries), on(1, carries), on(1)]],
    ['rows on a page more at the end', [...good.slice(0, 4), on(2)]],
    ['another figure', [on(0), on(0), on(0, 'Carried over 2.01'), on(1, carries), on(1)]],
    ['a sum that is missing', [on(0), on(0), on(0, ''), on(1, carries), on(1)]],
    ['a row that is missing', good.slice(1)],
    ['a sum without its pair', good.slice(0, 3), rows.slice(0, 3)],
    ['a pair in the wrong order', good, [line, line, forward, over, line]],
  ])('is false for %s', (_, printed, of = rows) => {
    expect(areWellPlaced(printed, of)).toBe(false);
  });
});
