import { describe, expect, it } from '@jest/globals';
import { isInOrder } from '../../../src/read-back/match/lines-in-order.js';
import type { TableRows } from '../../../src/read-back/match/page-text.js';

/** A table of which each row is a text, with a bar between two cells. */
function table(...rows: string[]): TableRows {
  return rows.map((row) => row.split('|').map((text) => ({ text, figures: text.match(/[\d.]+/g) ?? [] })));
}

const lines = ['10.00', '20.00', '20.00', '5.00'];
const right = table(
  'Item|Net|Total',
  'a|10.00|12.00',
  'Heading',
  'b|20.00|24.00',
  'c|20.00|24.00',
  'd|5.00|6.00',
  'Subtotal|55.00|66.00',
);

describe('the amounts of lines', () => {
  it.each<[string, TableRows[]]>([
    ['stand in a column, with other rows in between', [right]],
    ['stand in several tables', [right.slice(0, 4), right.slice(4)]],
    ['stand below a cell that spans columns, counted from the end', [table('a|x|10.00', 'b|20.00', 'c|x|20.00', 'd|5.00')]],
  ])('%s', (_, tables) => {
    expect(isInOrder(tables, lines, [], true)).toBe(true);
  });

  it.each<[string, TableRows[]]>([
    ['two are exchanged', [table('a|20.00', 'b|10.00', 'c|20.00', 'd|5.00')]],
    ['one is missing', [table('a|10.00', 'b|20.00', 'd|5.00')]],
    ['one is another figure', [table('a|10.00', 'b|20.00', 'c|20.01', 'd|5.00')]],
    ['one is in another column', [table('a|10.00|1', 'b|20.00|1', 'c|1|20.00', 'd|5.00|1')]],
  ])('are not in order if %s, whether or not all must be there', (_, tables) => {
    expect(isInOrder(tables, lines, [], true)).toBe(false);
    expect(isInOrder(tables, lines, [], false)).toBe(false);
  });

  it('may be left out by a design that has another column instead, but not if all must be there', () => {
    const totals = table('a|10.00', 'b|20.00', 'c|20.00', 'd|6.00');
    expect(isInOrder([totals], lines, [['10.00', '20.00', '20.00', '6.00']], false)).toBe(true);
    expect(isInOrder([totals], lines, [['10.00', '20.00', '20.00', '6.00']], true)).toBe(false);
    expect(isInOrder([table('a', 'b', 'c', 'd')], lines, [], false)).toBe(true);
    expect(isInOrder([], lines, [], false)).toBe(true);
    expect(isInOrder([], lines, [], true)).toBe(false);
  });

  it('of no lines are in order', () => {
    expect(isInOrder([], [], [], true)).toBe(true);
  });

  it('of ten thousand lines are compared in moderate time, even if all are equal but one', () => {
    const rows = table(...Array.from({ length: 10_000 }, (_, index) => (index === 5000 ? 'x|2.00' : 'x|1.00')));
    const start = performance.now();
    expect(
      isInOrder(
        [rows],
        Array.from({ length: 10_000 }, () => '1.00'),
        [],
        false,
      ),
    ).toBe(false);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
