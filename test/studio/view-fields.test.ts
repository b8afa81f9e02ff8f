import { describe, expect, it } from '@jest/globals';
import { fieldsInShort, fieldsOf, search } from '../../studio/web/src/panels/view-fields.js';

const VIEW = {
  title: 'Invoice 7',
  delivery: null,
  seller: { name: 'Fern & Co', addressLines: ['1 Mill Lane', 'Hay-on-Wye'] },
  lines: {
    items: Array.from({ length: 5 }, (_, index) => ({
      name: `Fern ${index}`,
      adjustments: [{ reason: 'Spring' }, ...(index === 4 ? [{ parts: ['a', 'b', 'c', 'd', 'e', 'Offcuts'] }] : [])],
    })),
  },
  // As the view writes amounts: with a narrow blank that does not break, and marks of direction.
  total: '1\u202F250,00 \u2068(x)\u2069',
  notes: [],
};

describe('the fields of a view', () => {
  const fields = fieldsOf(VIEW);

  it('say what to write, and inside which lists', () => {
    expect(fields.map(({ path, expression, inside }) => [path, expression, inside.join(' › ')]).slice(0, 7)).toEqual([
      ['title', '{{title}}', ''],
      ['delivery', '{{delivery}}', ''],
      ['seller.name', '{{seller.name}}', ''],
      ['seller.addressLines[0]', '{{this}}', 'seller.addressLines'],
      ['seller.addressLines[1]', '{{this}}', 'seller.addressLines'],
      ['lines.items[0].name', '{{name}}', 'lines.items'],
      ['lines.items[0].adjustments[0].reason', '{{reason}}', 'lines.items › adjustments'],
    ]);
  });

  it('are shortened where a list is long until somebody searches, and say when one is empty', () => {
    const inShort = fieldsInShort(VIEW);
    expect(inShort.filter(({ path }) => path.startsWith('lines'))).toHaveLength(7);
    expect(inShort.find(({ path }) => path === 'lines.items[…]')).toMatchObject({ value: 'and 2 more', rest: 'lines.items' });
    expect(search(fields, 'lines.items').filter(({ path }) => path.endsWith('.name'))).toHaveLength(5);
    expect(fields.find(({ path }) => path === 'notes')?.value).toBe('(empty list)');
  });

  it.each([
    ['seller.name', ['seller.name']],
    ['{{seller.name}}', ['seller.name']],
    ['mill', ['seller.addressLines[0]']],
    ['name fern & co', ['seller.name']],
    ['null', ['delivery']],
    ['Fern 4', ['lines.items[4].name']],
    ['offcuts', ['lines.items[4].adjustments[1].parts[5]']],
    ['1 250,00 (x)', ['total']],
    ['nothing like it', []],
  ])('are found by "%s"', (wanted, paths) => {
    expect(search(fields, wanted).map(({ path }) => path)).toEqual(paths);
  });

  it('are found by a text with braces, which is data and no template', () => {
    const hostile = fieldsOf({ name: '{{#each}} # 5', other: 'each 5' });
    expect(search(hostile, '{{#each}} # 5').map(({ path }) => path)).toEqual(['name']);
  });
});
