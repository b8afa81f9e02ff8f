import { describe, expect, it } from '@jest/globals';
import { deflateSync } from 'node:zlib';
import { UnexpectedPdfError } from '../../../src/finish/index.js';
import { readDocument } from '../../../src/read-back/pdf/read-document.js';
import { coded, marked, smallPdf, type SmallPdf } from './small-pdf.js';

const read = (pdf: SmallPdf) => readDocument(smallPdf(pdf)).blocks;
const texts = (pdf: SmallPdf) => read(pdf).map(({ text }) => text);
const text = (glyphs: string) => `BT /F1 10 Tf ${glyphs} ET\n`;
const page = '/Pg 4 0 R';

describe('the text of a finished PDF', () => {
  it('stands in the order of its structure, not of its content', () => {
    const elements = [
      '<</S/Document/K[21 0 R 22 0 R]>>',
      `<</S/P/K 1${page}>>`,
      `<</S/P/K[0 23 0 R 3]${page}>>`,
      `<</S/Span/K 2${page}>>`,
    ];
    const content = marked(0, 'a ') + marked(1, 'first') + marked(2, 'b') + marked(3, ' c');
    expect(texts({ content, elements })).toEqual(['first', 'a b c']);
  });

  it('has the cells of its tables, each with its place', () => {
    const cell = (type: string, mark: number) => `<</S/${type}/K ${mark}${page}>>`;
    const elements = [
      '<</S/Document/K[21 0 R 28 0 R]>>',
      '<</S/Table/K[22 0 R 23 0 R]>>',
      '<</S/TR/K[24 0 R 25 0 R]>>',
      '<</S/TBody/K[29 0 R]>>',
      cell('TH', 0),
      cell('TH', 1),
      cell('TD', 2),
      '<</S/TD/K 30 0 R>>',
      cell('P', 4),
      '<</S/TR/K[26 0 R 27 0 R]>>',
      cell('P', 3),
    ];
    const content = ['Item', 'Net', 'Desk', '10.00', 'after'].map((one, mark) => marked(mark, one)).join('');
    expect(read({ content, elements })).toEqual([
      { text: 'Item', cell: { table: 1, row: 0, cell: 0 } },
      { text: 'Net', cell: { table: 1, row: 0, cell: 1 } },
      { text: 'Desk', cell: { table: 1, row: 1, cell: 0 } },
      { text: '10.00', cell: { table: 1, row: 1, cell: 1 } },
      { text: 'after', cell: null },
    ]);
  });

  it.each<[string, SmallPdf, string[]]>([
    ['an array of strings', { content: `/P<</MCID 0>>BDC ${text(`[${coded('1')} -20 ${coded('2')}] TJ`)}EMC` }, ['12']],
    [
      'text beside its glyphs',
      {
        content: `/P<</MCID 0>>BDC BT /F1 10 Tf /Span<</ActualText<FEFF0031>>>BDC ${coded('xy')} Tj EMC ${coded('2')} Tj ET EMC`,
      },
      ['12'],
    ],
    ['glyphs in reverse order', { content: `/P<</MCID 0>>BDC ${text(`/ReversedChars BMC ${coded('321')} Tj EMC`)}EMC` }, ['123']],
    ['two lines of one piece', { content: `/P<</MCID 0>>BDC ${text(`${coded('1')} Tj`)}${text(`${coded('2')} Tj`)}EMC` }, ['12']],
    [
      'what is outside of the structure: left out',
      { content: `/Artifact BMC ${text(`${coded('9')} Tj`)}EMC ${marked(0, '1')}` },
      ['1'],
    ],
    [
      'an artifact in a piece: left out',
      { content: `/P<</MCID 0>>BDC /Artifact BMC ${text(`${coded('9')} Tj`)}EMC ${text(`${coded('1')} Tj`)}EMC` },
      ['1'],
    ],
    [
      'codes of one byte',
      {
        content: `/P<</MCID 0>>BDC ${text('<4142> Tj')}EMC`,
        fontType: '/Type3',
        map: 'beginbfchar <41> <0031> <42> <0032> endbfchar',
      },
      ['12'],
    ],
    [
      'a map with a list and a ligature',
      {
        content: marked(0, '!"#'),
        map: 'beginbfrange\n<0021> <0022> [<0031> <00660069>]\nendbfrange beginbfchar <0023> <D83DDD27> endbfchar',
      },
      ['1fi🔧'],
    ],
    ['a glyph without a character: left out', { content: marked(0, '1~'), map: 'beginbfchar\n<0031> <0031>\nendbfchar' }, ['1']],
    [
      'text of a form',
      { content: '/X1 Do', form: marked(0, 'in a form'), elements: ['<</S/P/K<</Type/MCR/Pg 4 0 R/Stm 8 0 R/MCID 0>>>>'] },
      ['in a form'],
    ],
  ])('has %s', (_, pdf, expected) => {
    expect(texts(pdf)).toEqual(expected);
  });
});

/** A PDF with another cross-reference stream. */
const withTable = (entries: string, table: Buffer, rest = '') => {
  const data = deflateSync(table);
  const head = Buffer.from(`1 0 obj\n<</Type/XRef/Filter/FlateDecode/Length ${data.length}${entries}>>\nstream\n`, 'latin1');
  return Buffer.concat([Buffer.from('%PDF-1.7\n'), head, data, Buffer.from(`\nendstream\nendobj\n${rest}startxref\n9\n%%EOF\n`)]);
};

describe('bytes that are not a PDF of this service', () => {
  const good = smallPdf({ content: marked(0, '1') });
  const usual = '/W[1 4 2]/Root 1 0 R/Size 2';

  it.each<[string, Buffer]>([
    ['nothing', Buffer.alloc(0)],
    ['no PDF', Buffer.from('hello')],
    ['the first half', good.subarray(0, good.length >> 1)],
    ['a reference to nowhere', Buffer.concat([good.subarray(0, -20), Buffer.from('startxref\n999999999\n%%EOF\n')])],
    ['a table that is too short', withTable(usual, Buffer.alloc(7))],
    ['a table of the largest size', withTable('/W[1 4 2]/Root 1 0 R/Size 99999999999', Buffer.alloc(14))],
    ['a table with wide entries', withTable('/W[1 9 9]/Root 1 0 R/Size 1', Buffer.alloc(19))],
    ['an earlier revision', withTable(`${usual}/Prev 9`, Buffer.alloc(14))],
    ['encryption', withTable(`${usual}/Encrypt 1 0 R`, Buffer.alloc(14))],
    ['a catalog that is not there', withTable('/W[1 4 2]/Root 7 0 R/Size 2', Buffer.alloc(14))],
    ['an object at a wrong place', withTable(usual, Buffer.from([0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 3, 0, 0]))],
    ['text in plain characters', smallPdf({ content: '/P<</MCID 0>>BDC BT /F1 10 Tf (1) Tj ET EMC' })],
    ['text in plain characters in a list', smallPdf({ content: '/P<</MCID 0>>BDC BT /F1 10 Tf [<0031>(1)] TJ ET EMC' })],
    ['text without a font', smallPdf({ content: '/P<</MCID 0>>BDC BT <0031> Tj ET EMC' })],
    ['text in another way', smallPdf({ content: `/P<</MCID 0>>BDC BT /F1 10 Tf ${coded('1')} ' ET EMC` })],
    ['digits that are none', smallPdf({ content: '/P<</MCID 0>>BDC BT /F1 10 Tf <00zz> Tj ET EMC' })],
    ['marked content that only ends', smallPdf({ content: 'EMC' })],
    ['a map that cannot be read', smallPdf({ content: marked(0, '1'), map: 'beginbfchar <0031> <1> endbfchar' })],
    [
      'a range of all codes and more',
      smallPdf({ content: marked(0, '1'), map: 'beginbfrange <0000> <FFFFFFFF> <0000> endbfrange' }),
    ],
    ['a tree of pages that goes round', smallPdf({ content: '', kids: '[3 0 R]' })],
    ['a structure that goes round', smallPdf({ content: '', elements: ['<</S/P/K 20 0 R>>'] })],
    ['a structure without a page', smallPdf({ content: '', elements: ['<</S/P/K 0>>'] })],
    ['a form that is not there', smallPdf({ content: '/X9 Do' })],
  ])('are refused: %s', (_, bytes) => {
    expect(() => readDocument(bytes)).toThrow(UnexpectedPdfError);
  });

  it('with any byte changed or cut off are refused or read, and nothing else', () => {
    const seen = new Set<string>();
    for (let at = 0; at < good.length; at += 3) {
      for (const bytes of [
        good.subarray(0, at),
        Buffer.concat([good.subarray(0, at), Buffer.from([(good[at] ?? 0) ^ 0x55]), good.subarray(at + 1)]),
      ]) {
        try {
          readDocument(bytes);
          seen.add('read');
        } catch (error) {
          seen.add((error as Error).name);
        }
      }
    }
    expect([...seen].toSorted()).toEqual(['UnexpectedPdfError', 'read']);
  });

  it('paint a form within itself: it is read once', () => {
    expect(
      texts({
        content: '/X1 Do /X1 Do',
        form: `${marked(0, 'once')}/X1 Do`.replace('/X1 Do', ''),
        elements: ['<</S/P/K<</Type/MCR/Pg 4 0 R/Stm 8 0 R/MCID 0>>>>'],
      }),
    ).toEqual(['once']);
  });
});
