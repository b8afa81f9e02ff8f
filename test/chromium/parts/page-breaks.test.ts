import { describe, expect, it } from '@jest/globals';
import type { RowShape } from '../../../src/chromium/parts/expressions.js';
import { cutsAt, pageStarts, roomForRows } from '../../../src/chromium/parts/page-breaks.js';

const row = (height: number, more: Partial<RowShape> = {}): RowShape => ({
  height,
  keepsNext: false,
  mayBeSplit: false,
  ...more,
});
const rows = (...heights: number[]) => heights.map((height) => row(height));
const startsOf = (shapes: readonly RowShape[], from: number, room: number) =>
  pageStarts(shapes, from, room).map(({ row: at, isInRow }) => (isInRow ? `in ${at}` : at));

describe('pageStarts', () => {
  it('puts as many rows on a page as it has room for', () => {
    expect(startsOf(rows(10, 10, 10, 10, 10), 0, 20)).toEqual([0, 2, 4]);
    expect(startsOf(rows(10, 10, 10, 10, 10), 1, 29)).toEqual([1, 3]);
  });

  it('keeps rows together', () => {
    const shapes = [row(10), row(10, { keepsNext: true }), row(10), row(10)];
    expect(startsOf(shapes, 0, 20)).toEqual([0, 1, 3]);
  });

  it('gives a row that is taller than a page, or of a group, a page of its own', () => {
    expect(startsOf(rows(10, 50, 10), 0, 20)).toEqual([0, 1, 2]);
  });

  it('lets a page begin in a row that may be split', () => {
    const tall = row(45, { mayBeSplit: true });
    expect(startsOf([row(10), tall, row(5), row(10)], 0, 20)).toEqual([0, 'in 1', 'in 1', 3]);
  });
});

describe('cutsAt', () => {
  const starts = (...at: number[]) => at.map((one) => ({ row: one, isInRow: false }));

  it('cuts where a page begins, about every so many rows', () => {
    expect(cutsAt(starts(8, 18, 28, 38, 48, 58), 68, 20)).toEqual([8, 28, 48]);
  });

  it('leaves a short rest to the last part', () => {
    expect(cutsAt(starts(8, 18, 28, 38, 48), 57, 20)).toEqual([8, 28]);
  });

  it('never cuts in a row', () => {
    expect(cutsAt([...starts(0), { row: 10, isInRow: true }, ...starts(16)], 40, 10)).toEqual([0, 16]);
  });

  it('is empty if no page begins', () => {
    expect(cutsAt([], 10, 10)).toEqual([]);
  });
});

describe('roomForRows', () => {
  const shapes = rows(10, 10, 10, 10, 10, 10);

  it('is what is expected, as long as the pages agree', () => {
    expect(roomForRows(25, shapes, [{ from: 0, to: 2 }])).toBeCloseTo(25, 1);
  });

  it('is enough for what is on a page, and not for the next row too', () => {
    expect(roomForRows(15, shapes, [{ from: 0, to: 2 }])).toBeCloseTo(20, 1);
    expect(roomForRows(35, shapes, [{ from: 0, to: 2 }])).toBeCloseTo(30, 1);
    expect(roomForRows(35, shapes, [{ from: 0, to: 2 }])).toBeLessThan(30);
  });

  it('has nothing to go by without a full page', () => {
    expect(roomForRows(25, shapes, [])).toBeCloseTo(25, 1);
  });
});
