import { describe, expect, it } from '@jest/globals';
import { conformanceFaults } from '../../../src/finish/conformance/gates.js';
import { AddedCodes } from '../../../src/finish/fonts/added-codes.js';
import type { PageFont } from '../../../src/finish/fonts/page-font.js';
import type { Element } from '../../../src/finish/structure/structure-tree.js';
import { content, contents, element, saying } from '../structure/tree-of.js';

const metadata = {
  title: 'Invoice',
  author: null,
  creator: 'c',
  producer: 'p',
  date: { date: new Date(0), utcOffsetMinutes: 0 },
  language: 'en-GB',
};
const font: PageFont = {
  number: 1,
  name: 'Inter',
  digits: 4,
  isEmbedded: true,
  characters: new Map([[65, 'A']]),
  shown: new Set([65]),
  added: new AddedCodes(),
  explained: new Map(),
};
const spanning = (attributes: string, type: string, text: string) =>
  saying({ '/A': `[<</O /Table ${attributes}>>]` }, type, text);
const table = (...rows: string[]) =>
  element('Table', ...rows.map((row) => element('TR', ...Array.from(row, (cell) => element(cell === 'H' ? 'TH' : 'TD', 'x')))));

/** The gates that a tree, fonts or metadata do not pass. */
function closed({
  top = element('Document'),
  fonts = [font],
  ...more
}: {
  top?: Element;
  fonts?: PageFont[];
  metadata?: Partial<typeof metadata>;
  entangled?: number[];
}): string[] {
  const seen = {
    ...contents(),
    fonts: new Map(fonts.map((one, index) => [index, one])),
    entangled: new Set(more.entangled ?? []),
  };
  return conformanceFaults({ top, contents: seen, metadata: { ...metadata, ...more.metadata } }).map(
    ({ gate, standards }) => `${gate} ${standards.join('+')}`,
  );
}

describe('a document', () => {
  it('passes all gates', () => {
    const top = element(
      'Document',
      element('H1', 'a'),
      element('H2', 'b'),
      element('H3', 'c'),
      element('H2', 'd'),
      table('HH', 'DD'),
      saying({ '/Alt': '(Code)' }, 'Figure'),
      saying({ '/Lang': '(de-CH)' }, 'Span', 'x'),
      element('Strong', 's'),
    );
    expect(closed({ top })).toEqual([]);
  });

  it.each<[string, Parameters<typeof closed>[0], string[]]>([
    ['no title', { metadata: { title: ' ' } }, ['title pdfua']],
    ['no language', { metadata: { language: null as never } }, ['language pdfa+pdfua']],
    ['no tag of a language', { metadata: { language: 'en_GB' } }, ['language pdfa+pdfua']],
    ['a part in no language', { top: saying({ '/Lang': '(12)' }, 'Span') }, ['language pdfa+pdfua']],
    ['a heading that skips a level', { top: element('Document', element('H1'), element('H3')) }, ['heading-order pdfua']],
    ['a first heading of another level', { top: element('Document', element('H2')) }, ['heading-order pdfua']],
    ['a figure without words', { top: element('Figure') }, ['alternative-text pdfua']],
    ['a figure with blank words', { top: saying({ '/Alt': '()' }, 'Figure') }, ['alternative-text pdfua']],
    ['an unknown type', { top: element('Banner') }, ['structure-type pdfa+pdfua']],
    ['a row that lacks a cell', { top: table('HHH', 'DD') }, ['table pdfua']],
    ['a table without heads', { top: table('DD', 'DD') }, ['table pdfua']],
    ['a character that no font has', { fonts: [{ ...font, shown: new Set([0, 65]) }] }, ['glyph pdfa+pdfua']],
    ['a glyph that stands for nothing', { fonts: [{ ...font, shown: new Set([66]) }] }, ['character pdfa+pdfua']],
    ['a glyph that stands for U+0000', { fonts: [{ ...font, characters: new Map([[65, '\0']]) }] }, ['character pdfa+pdfua']],
    ['a font without its program', { fonts: [{ ...font, isEmbedded: false }] }, ['font pdfa+pdfua']],
    ['a font of the type 3', { fonts: [{ ...font, digits: 2 }] }, ['font pdfa+pdfua']],
    ['a form that is drawn twice', { entangled: [7] }, ['drawn-twice pdfa+pdfua']],
  ])('with %s does not', (_, given, gates) => {
    expect(closed(given)).toEqual(gates);
  });

  it('says on which page and at which text a fault is, and says nothing where nobody can know', () => {
    const long = `a ${'very '.repeat(30)}long heading`;
    const heading = { ...element('H3'), kids: [content(long, 2)] };
    const top = element('Document', element('H1', 'first'), heading, table('HH', 'D'), saying({}, 'Figure'));
    const shown = { ...contents(), pages: [1, 2] };
    const found = conformanceFaults({ top, contents: shown, metadata });
    expect(found.map(({ gate, place }) => [gate, place])).toEqual([
      ['heading-order', { page: 2, text: long.slice(0, 60).trim() }],
      ['alternative-text', undefined],
      ['table', { page: 1, text: 'x x x' }],
    ]);
  });

  it('may have a font that shows nothing, and a glyph of which the content says what it stands for', () => {
    expect(
      closed({
        fonts: [
          { ...font, isEmbedded: false, shown: new Set() },
          { ...font, shown: new Set([66]), explained: new Map([[66, 'fi']]) },
        ],
      }),
    ).toEqual([]);
  });

  it('may have cells over several columns and rows', () => {
    const top = element(
      'Table',
      element('TR', spanning('/ColSpan 2', 'TH', 'a'), element('TH', 'b')),
      element('TR', spanning('/RowSpan 2', 'TD', 'c'), element('TD', 'd'), element('TD', 'e')),
      element('TR', element('TD', 'f'), element('TD', 'g')),
    );
    expect(closed({ top })).toEqual([]);
    const short = element(
      'Table',
      element('TR', spanning('/ColSpan 3', 'TH', 'a')),
      element('TR', spanning('/RowSpan 2', 'TD', 'c'), element('TD', 'd')),
      element('TR', element('TD', 'f')),
    );
    expect(closed({ top: short })).toEqual(['table pdfua']);
  });
});
