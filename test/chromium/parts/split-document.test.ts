import { describe, expect, it } from '@jest/globals';
import { atMost } from '../../../src/chromium/parts/at-most.js';
import { partHtml } from '../../../src/chromium/parts/part-html.js';
import { differentRows } from '../../../src/chromium/parts/different-rows.js';
import { rowsOnPages } from '../../../src/chromium/parts/rows-on-pages.js';
import { splitDocument } from '../../../src/chromium/parts/split-document.js';
import { longDocument } from './long-document.js';

const document = longDocument({ rows: 30 });

describe('splitDocument', () => {
  it('finds the rows, what is before them and what is behind them', () => {
    const split = splitDocument(document);
    expect(split?.rows).toHaveLength(30);
    expect(split?.rows[7]).toContain('Line7x');
    expect(split?.before).toMatch(/<tbody>$/);
    expect(split?.after).toMatch(/^<\/tbody>/);
  });

  it.each([
    ['no marks', document.html.replaceAll(`<!--${document.marker}-->`, '')],
    ['marks of another print', document.html.replaceAll(`<!--${document.marker}-->`, '<!--other-->')],
    ['a mark before something else than a row', document.html.replace('</tbody>', `x<!--${document.marker}--></tbody>`)],
    ['one mark', longDocument({ rows: 0 }).html.replace(/data-render="[^"]*"/, `data-render="${document.marker}"`)],
  ])('does not cut a document with %s', (_, html) => {
    expect(splitDocument({ html, marker: document.marker })).toBeNull();
  });
});

describe('a part', () => {
  const split = splitDocument(document);
  const part = (from: number, to: number) => (split ? partHtml(split, { from, to }) : '');
  const rowsIn = (html: string) => html.slice(html.indexOf('<tbody>'), html.indexOf('</tbody>')).split('<tr').slice(1);

  it('has its rows, and everything before and behind them', () => {
    const html = part(10, 20);
    expect([...html.matchAll(/Line(\d+)x/g)].map(([, number]) => Number(number))).toEqual([
      10, 11, 12, 13, 14, 15, 16, 17, 18, 19,
    ]);
    expect(html).toContain('Before the table');
    expect(html).toContain('Total');
  });

  it('begins so that stripes go on, and no row is the first or one of the last five', () => {
    for (const from of [10, 11]) {
      const rows = rowsIn(part(from, 20));
      const first = rows.findIndex((row) => row.includes(`Line${from}x`));
      expect([first > 0, first % 2]).toEqual([true, from % 2]);
      expect(rows.length - 1 - rows.findIndex((row) => row.includes('Line19x'))).toBeGreaterThan(5);
    }
  });

  it('is like the document itself where that begins and ends', () => {
    expect(rowsIn(part(0, 10))[0]).toContain('Line0x');
    expect(rowsIn(part(20, 30)).at(-1)).toContain('Line29x');
  });
});

describe('differentRows', () => {
  it('knows rows that differ in digits only as one', () => {
    const rows = ['<tr><td>Day 1</td></tr>', '<tr><td>Day 27</td></tr>', '<tr><td>Day 3</td></tr>', '<tr><td>Week 1</td></tr>'];
    expect(differentRows(rows)).toEqual({ different: [rows[0], rows[1], rows[3]], places: [0, 1, 0, 2] });
  });
});

describe('rowsOnPages', () => {
  const on = (...pages: number[]) => new Map(pages.map((page) => [page, ['x']]));

  it('tells the rows of each page, and whether they are whole', () => {
    expect(rowsOnPages([on(1), on(1), on(2), on(2, 3), on(3), on(4)])).toEqual([
      { page: 1, from: 0, to: 2, isWhole: true },
      { page: 2, from: 2, to: 4, isWhole: false },
      { page: 3, from: 3, to: 5, isWhole: false },
      { page: 4, from: 5, to: 6, isWhole: true },
    ]);
  });

  it.each([
    ['a page without rows', [on(1), on(3)]],
    ['a row on no page', [on(1), on()]],
    ['rows out of order', [on(2), on(1)]],
  ])('does not know %s', (_, rows) => {
    expect(rowsOnPages(rows)).toBeNull();
  });
});

describe('atMost', () => {
  const pause = () => new Promise((resolve) => setImmediate(resolve));

  it('works on so many at a time, and keeps their order', async () => {
    let running = 0;
    let most = 0;
    const results = await atMost(2, [1, 2, 3, 4, 5], async (item) => {
      most = Math.max(most, (running += 1));
      await pause();
      running -= 1;
      return item * 10;
    });
    expect([results, most]).toEqual([[10, 20, 30, 40, 50], 2]);
  });

  it('begins nothing new after a failure', async () => {
    const begun: number[] = [];
    const work = async (item: number) => {
      begun.push(item);
      await pause();
      throw new Error(`item ${item}`);
    };
    await expect(atMost(2, [1, 2, 3, 4], work)).rejects.toThrow('item 1');
    await pause();
    expect(begun).toEqual([1, 2]);
  });
});
