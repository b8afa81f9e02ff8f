import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { pagination } from '../../../../src/http/dialects/exsited/pagination.js';

const LIST = 'https://press.example/api/v3/invoices';
const page = (limit: number, offset: number, records: number, order?: 'asc' | 'desc') =>
  pagination(LIST, { limit, offset, order_by: order }, records);

describe('E7 pagination', () => {
  it('tells the whole, the page, and the addresses of the pages beside it', () => {
    expect(page(20, 40, 100)).toEqual({
      records: 100,
      limit: 20,
      offset: 40,
      previous_page: `${LIST}?limit=20&offset=20`,
      next_page: `${LIST}?limit=20&offset=60`,
    });
  });

  it('keeps the order that the caller asked for', () => {
    expect(page(10, 10, 30, 'asc')).toMatchObject({
      previous_page: `${LIST}?limit=10&offset=0&order_by=asc`,
      next_page: `${LIST}?limit=10&offset=20&order_by=asc`,
    });
  });

  it.each([
    ['the first page', 20, 0, 21, null, 20],
    ['the only page', 20, 0, 20, null, null],
    ['an empty list', 20, 0, 0, null, null],
    ['an empty list, from beyond its end', 20, 40, 0, null, null],
    ['the last page', 20, 20, 21, 0, null],
    ['a page that begins within the first', 20, 5, 30, 0, 25],
    ['beyond the end: back to the last', 20, 500, 21, 1, null],
  ])('%s', (_, limit, offset, records, previous, next) => {
    const { previous_page: before, next_page: after } = page(limit, offset, records);
    expect(before).toBe(previous === null ? null : `${LIST}?limit=${limit}&offset=${previous}`);
    expect(after).toBe(next === null ? null : `${LIST}?limit=${limit}&offset=${next}`);
  });

  it('leads through the whole list once, forwards from its first page', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 0, max: 1000 }), (limit, records) => {
        let seen = 0;
        let next: string | null = `${LIST}?limit=${limit}&offset=0`;
        while (next) {
          const offset = Number(new URL(next).searchParams.get('offset'));
          expect(offset).toBe(seen);
          const { next_page: after } = page(limit, offset, records);
          seen += Math.min(limit, records - offset);
          next = after;
        }
        expect(seen).toBe(records);
      }),
    );
  });
});
