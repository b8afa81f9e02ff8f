import { describe, expect, it } from '@jest/globals';
import { inReadingOrder } from '../harness/pdf/aloud/reading-order.js';
import { readAloud } from '../harness/pdf/aloud/read-aloud.js';
import { type Tag, taggedPdf } from './tagged-pdf.js';

const linesOf = async (...args: Parameters<typeof taggedPdf>) => (await readAloud(taggedPdf(...args))).split('\n').slice(1, -1);
const head = (id: string, text: string, scope = 'Column'): Tag => ['TH', `/ID (${id}) /A << /O /Table /Scope /${scope} >>`, text];
const cell = (text: string, attributes = ''): Tag => ['TD', attributes && `/A << /O /Table ${attributes} >>`, text];

describe('a document is heard', () => {
  it('by its structure, in its order, and not by what else is painted', async () => {
    const tags: Tag[] = [['Document', '', ['H1', '', 'Invoice ', ['Strong', '', 'A-1']], ['P', '', 'From (us)']]];
    expect(await linesOf(tags, { silent: 'Page 1 of 1', roles: '/Strong /Span' })).toEqual([
      'Heading level 1: Invoice A-1',
      'From (us)',
    ]);
    expect(await linesOf([['Document', '', ['P', '', 'b'], ['P', '', 'a']]])).toEqual(['b', 'a']);
    expect(await readAloud(taggedPdf([], { lang: 'fr-CH' }))).toBe('Document in fr-CH\n');
  });

  it('with a space only where there is one', async () => {
    expect(await linesOf([['P', '', ['Span', '', 'VAT no.'], ['Span', '', 'GB 1']]])).toEqual(['VAT no.GB 1']);
    expect(await linesOf([['P', '', ['Span', '', 'VAT no.'], ['Span', '', ' '], ['Span', '', 'GB 1']]])).toEqual([
      'VAT no. GB 1',
    ]);
  });

  it('with labels and their texts together, as Chromium tags them and as the standard has them', async () => {
    const chromium: Tag = ['L', '', ['LI', '', ['NonStruct', '', 'Date'], ['NonStruct', '', ['NonStruct', '', '1 May']]]];
    const finished: Tag = ['L', '', ['LI', '', ['Lbl', '', 'Date'], ['LBody', '', '1 May']]];
    expect(await linesOf([chromium])).toEqual(['List, 1 item', '  Date: 1 May']);
    expect(await linesOf([finished])).toEqual(['List, 1 item', '  Date: 1 May']);
    const bullets: Tag = ['L', '', ['LI', '', ['LBody', '', 'Name']], ['LI', '', ['Lbl', '', '1.'], ['LBody', '', 'Sign']]];
    expect(await linesOf([bullets])).toEqual(['List, 2 items', '  • Name', '  • Sign']);
  });

  it('with links, images and other languages named', async () => {
    const tags: Tag[] = [
      ['P', '', ['Link', '', 'a@b.example']],
      ['P', '', 'see ', ['Link', '', 'b.example']],
      ['Figure', '/Alt (The firm)', ''],
      ['Figure', '', ''],
      ['P', '', 'Pay ', ['Span', '/Lang (de)', 'bitte ']],
      ['P', '/ActualText (one)', '1'],
      ['NonStruct', '', ['NonStruct', '', 'lost'], ['P', '', 'found']],
    ];
    expect(await linesOf(tags)).toEqual([
      'Link: a@b.example',
      'see [Link: b.example]',
      'Image: The firm',
      'Image without a description',
      'Pay «de: bitte»',
      'one',
      'Without a paragraph: lost',
      'found',
    ]);
  });

  it('with tables row by row, each cell with its heads, and a row that lacks cells', async () => {
    const table: Tag = [
      'Table',
      '',
      ['TR', '', head('a', 'Name'), ['TH', '/ID (b) /A << /O /Table /Scope /Column /ColSpan 2 >>', 'Qty']],
      ['TR', '', cell('Oak'), cell('2'), cell('m')],
      ['TR', '', head('r', 'Sum', 'Row'), cell('9'), cell('', '/Headers [(a)]')],
      ['TR', '', cell('alone')],
    ];
    expect(await linesOf([table])).toEqual([
      'Table, 3 columns, 4 rows',
      '  Heads. Name; Qty',
      '  Row 1. Name: Oak; Qty: 2 m',
      '  Row 2. Name: Sum; Qty: 9; Name: blank',
      '  Row 3 (only 1 column). Name: alone',
    ]);
  });
});

describe('a line from right to left', () => {
  it.each([
    ['םולש', false, 'שלום'],
    ['2026 רבמבונ 8', false, '8 נובמבר 2026'],
    ['5% ס"עמ', false, 'מע"ס 5%'],
    ['the total of all parts: םולש', false, 'the total of all parts: שלום'],
    ['B-2 · Bank · ךיראת', true, 'תאריך · B-2 · Bank'],
    ['Oak 12.50', true, 'Oak 12.50'],
  ])('%s is read in its order', (line, isFromRight, expected) => {
    expect(inReadingOrder(Array.from(line), isFromRight)).toBe(expected);
  });
});
