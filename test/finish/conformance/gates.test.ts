import { describe, expect, it } from '@jest/globals';
import { conformanceFaults } from '../../../src/finish/conformance/gates.js';
import { AddedCodes } from '../../../src/finish/fonts/added-codes.js';
import type { PageFont } from '../../../src/finish/fonts/page-font.js';
import type { Element } from '../../../src/finish/structure/structure-tree.js';
import { readObjects } from '../../../src/finish/objects/read-objects.js';
import { skiaPdf } from '../../harness/pdf/skia-pdf.js';
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
const page = (entries = '') => `<</Type /Page /MediaBox [0 0 595 842] ${entries}>>`;
const link = (target: string) => `<</Type /Annot /Subtype /Link /Rect [0 0 9 9] ${target}>>`;
const uri = (address: string) => `/A <</S /URI /URI (${address})>>`;
/** The objects 2, 3 … of a document; 2 is its page. */
const pdf = (...objects: string[]) => readObjects(skiaPdf(objects.length === 0 ? [page()] : objects));
const linked = (type: string, annotation: number) => ({
  ...element(type, 'x'),
  kids: [{ kind: 'annotation' as const, page: 2, annotation }],
});
const spanning = (attributes: string, type: string, text: string) =>
  saying({ '/A': `[<</O /Table ${attributes}>>]` }, type, text);
const table = (...rows: string[]) =>
  element('Table', ...rows.map((row) => element('TR', ...Array.from(row, (cell) => element(cell === 'H' ? 'TH' : 'TD', 'x')))));

const captioned = (...types: string[]) =>
  element('Table', ...types.map((type) => (type === 'TR' ? element(type, element('TH', 'a')) : element(type, 'b'))));
const overlapping = element(
  'Table',
  element('TR', element('TH', 'a'), spanning('/RowSpan 2', 'TD', 'b'), element('TD', 'c')),
  element('TR', spanning('/ColSpan 2', 'TD', 'd'), element('TD', 'e')),
);

/** The gates that a tree, fonts or metadata do not pass. */
function closed({
  top = element('Document', element('P', 'a')),
  fonts = [font],
  ...more
}: {
  top?: Element;
  fonts?: PageFont[];
  metadata?: Partial<typeof metadata>;
  entangled?: number[];
  objects?: ReturnType<typeof pdf>;
}): string[] {
  const seen = {
    ...contents(),
    pages: [2],
    fonts: new Map(fonts.map((one, index) => [index, one])),
    entangled: new Set(more.entangled ?? []),
  };
  return conformanceFaults({
    objects: more.objects ?? pdf(),
    top,
    contents: seen,
    metadata: { ...metadata, ...more.metadata },
  }).map(({ gate, standards }) => `${gate} ${standards.join('+')}`);
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
    ['nothing to read aloud', { top: element('Document') }, ['tags pdfa+pdfua']],
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
    ['a table without rows', { top: element('Table') }, ['table pdfa+pdfua', 'table pdfua']],
    ['a table without heads', { top: table('DD', 'DD') }, ['table pdfua']],
    [
      'a row with something else than cells',
      { top: element('Table', element('TR', element('TH', 'a'), element('Form', 'b'))) },
      ['table pdfua'],
    ],
    ['a cell over another one', { top: overlapping }, ['table pdfua']],
    [
      'a cell beyond the last row',
      { top: element('Table', element('TR', element('TH', 'a'), spanning('/RowSpan 2', 'TD', 'b'))) },
      ['table pdfua'],
    ],
    ['two captions', { top: captioned('Caption', 'Caption', 'TR') }, ['table pdfua']],
    ['a caption between rows', { top: captioned('TR', 'Caption', 'TR') }, ['table pdfua']],
    ['a paragraph between rows', { top: captioned('TR', 'P') }, ['table pdfua']],
    ['a heading without a level', { top: element('Document', element('H1'), element('H')) }, ['heading-order pdfua']],
    ['a link in no element', { objects: pdf(page('/Annots [3 0 R]'), link(uri('https://a.example/'))) }, ['link pdfua']],
    [
      'a link in another element',
      { top: linked('Form', 3), objects: pdf(page('/Annots [3 0 R]'), link('/Dest /a')) },
      ['link pdfua'],
    ],
    ['a page that is too large', { objects: pdf('<</Type /Page /MediaBox [0 0 595 14401]>>') }, ['limit pdfa']],
    ['a page that is too small', { objects: pdf('<</Type /Page /MediaBox [0 0 2 595]>>') }, ['limit pdfa']],
    [
      'an address that is too long',
      { top: linked('Link', 3), objects: pdf(page('/Annots [3 0 R]'), link(uri('a'.repeat(32_768)))) },
      ['limit pdfa'],
    ],
    [
      'a name that is too long',
      { objects: readObjects(skiaPdf([page()], { catalog: `<</Type /Catalog /Dests <</${'#C3'.repeat(128)} [2 0 R]>>>>` })) },
      ['limit pdfa'],
    ],
    ['a title that is too long', { metadata: { title: 'ü'.repeat(32_768) } }, ['limit pdfa']],
    ['an alternative text that is too long', { top: saying({ '/Alt': `(${'a'.repeat(32_768)})` }, 'Figure') }, ['limit pdfa']],
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
    const found = conformanceFaults({ objects: pdf(page(), page()), top, contents: shown, metadata });
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
