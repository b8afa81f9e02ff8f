import { describe, expect, it } from '@jest/globals';
import type { Fact, PageFacts } from '../../../src/read-back/facts/fact.js';
import { differencesOnPage, type Expected } from '../../../src/read-back/match/compare-page.js';
import type { ReadBlock } from '../../../src/read-back/pdf/read-document.js';

const amount = (name: string, value: string, text: string): Fact => ({ name, kind: 'amount', value, text });

const facts: PageFacts = {
  lang: 'en-GB',
  facts: [
    { name: 'BT-1', kind: 'number', value: 'INV-1', text: 'INV-1' },
    { name: 'BT-2', kind: 'day', value: '2026-11-08', text: '8 November 2026' },
    { name: 'BT-44', kind: 'name', value: 'Anna', text: 'Anna' },
    amount('BT-131', '1234', '1,234.00'),
    amount('BT-131', '100', '100.00'),
    amount('BT-131', '100', '100.00'),
    amount('BT-117', '286.80', '286.80'),
    amount('BT-109', '1434', '1,434.00'),
    amount('BT-112', '1720.80', '1,720.80'),
    amount('BT-115', '1720.80', '£1,720.80'),
  ],
  lineAmounts: ['1,234.00', '100.00', '100.00'],
  otherColumns: [],
  rows: [
    { name: 'BT-109', label: 'Subtotal', amount: '1,434.00' },
    { name: 'BT-115', label: 'Amount due', amount: '1,720.80' },
  ],
};

/** The blocks of a page: a text alone, or the cells of a row with a bar between two; an empty line ends a table. */
function blocksOf(lines: readonly string[]): ReadBlock[] {
  let table = 1;
  let row = 0;
  return lines.flatMap((line): ReadBlock[] => {
    if (line === '') table += 1;
    if (!line.includes('|')) return [{ text: line, cell: null }];
    row += 1;
    return line.split('|').map((text, cell) => ({ text, cell: { table, row, cell } }));
  });
}

const page = [
  'Invoice INV-1',
  'Anna',
  'Issue date 8 November 2026',
  'Item|Net',
  'a|1,234.00',
  'b|100.00',
  'c|100.00',
  '',
  'VAT 20%|1,434.00|286.80',
  '',
  'Subtotal|1,434.00',
  'Total|£1,720.80',
  'Amount due|£1,720.80',
];
const words = [page.join('\n').replaceAll('|', '\n')];

/** What differs on a page of these lines. */
const differences = (lines: readonly string[], more: Partial<Expected> = {}) =>
  differencesOnPage({ pages: 1, blocks: blocksOf(lines) }, { facts, words, mustHaveAll: false, ...more });
const changed = (from: string, to: string) => page.map((line) => (line === from ? to : line));

describe('a page', () => {
  it('that says it all has no difference', () => {
    for (const mustHaveAll of [false, true]) expect(differences(page, { mustHaveAll })).toEqual([]);
    expect(differences(page, { words: null })).toEqual([]);
  });

  it.each<[what: string, lines: string[], names: string[]]>([
    ['a digit more', changed('a|1,234.00', 'a|11,234.00'), ['BT-131']],
    ['a digit less', changed('a|1,234.00', 'a|234.00'), ['BT-131']],
    ['a minus', changed('a|1,234.00', 'a|\u22121,234.00'), ['BT-131']],
    ['one of two equal amounts', changed('c|100.00', 'c|100.01'), ['BT-131']],
    ['one row less', page.filter((line) => line !== 'c|100.00'), ['BT-131']],
    [
      'two amounts exchanged',
      changed('a|1,234.00', 'a|100.00').map((line) => (line === 'b|100.00' ? 'b|1,234.00' : line)),
      ['BT-131'],
    ],
    ['another tax', changed('VAT 20%|1,434.00|286.80', 'VAT 20%|1,434.00|286.81'), ['BT-117']],
    ['another amount in one of its places', changed('Amount due|£1,720.80', 'Amount due|£1,720.08'), ['BT-112', 'BT-115']],
    [
      'amounts of two rows exchanged',
      changed('Subtotal|1,434.00', 'Subtotal|£1,720.80').map((line) =>
        line === 'Amount due|£1,720.80' ? 'Amount due|1,434.00' : line,
      ),
      ['BT-109', 'BT-115'],
    ],
    ['another number', changed('Invoice INV-1', 'Invoice INV-12'), ['BT-1']],
    ['another day', changed('Issue date 8 November 2026', 'Issue date 18 November 2026'), ['BT-2']],
    ['another name', changed('Anna', 'Annabel'), ['BT-44']],
    ['nothing', [], ['BT-131', 'BT-117', 'BT-109', 'BT-112', 'BT-115', 'BT-1', 'BT-2', 'BT-44']],
  ])('with %s differs in %j', (_, lines, names) => {
    expect(differences(lines).toSorted()).toEqual(names.toSorted());
    expect(differences(lines, { mustHaveAll: true })).toEqual(expect.arrayContaining(names));
  });

  it('of a design that leaves facts out has no difference, unless it must have all', () => {
    const short = page.filter((line) => line !== 'Anna' && !line.startsWith('VAT'));
    const own = { words: [short.join('\n').replaceAll('|', '\n')] };
    expect(differences(short, own)).toEqual([]);
    expect(differences(short, { ...own, mustHaveAll: true })).toEqual(['BT-117', 'BT-44']);
  });

  it('that was printed in parts says once what two parts have', () => {
    expect(differences(page, { words: [...words, ...words] })).toEqual([]);
    expect(differences(changed('c|100.00', 'c|100.01'), { words: [...words, ...words] })).toEqual(['BT-131']);
  });

  it('of a view that writes a fact wrongly differs, whatever the page has', () => {
    const wrong = facts.facts.map((fact) =>
      fact.name === 'BT-2' ? { ...fact, value: '2026-11-09' } : fact.name === 'BT-109' ? { ...fact, value: '1434.01' } : fact,
    );
    expect(differences(page, { facts: { ...facts, facts: wrong } })).toEqual(['BT-2', 'BT-109']);
  });

  it('in a language of which nothing is known is not proved', () => {
    expect(differences(page, { facts: { ...facts, lang: 'tlh' } })).toEqual(['BT-5']);
  });
});
