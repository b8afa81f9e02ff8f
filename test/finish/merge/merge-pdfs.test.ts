import { describe, expect, it } from '@jest/globals';
import { BatchTooLargeToMergeError, type MergeLimits, mergePdfs, UnexpectedPdfError } from '../../../src/finish/index.js';
import { readWritten } from '../../../src/finish/objects/read-written.js';
import { readStructure } from '../../../src/finish/structure/structure-tree.js';
import { referenceIn, valuesOf } from '../../../src/finish/syntax/values.js';
import { optionsWith } from './merge-options.js';
import { smallPdf } from './small-document.js';

const documentOf = (bytes: Buffer, label = 'A') => ({ bytes, title: `Invoice ${label}`, label });
const merge = (...pdfs: Buffer[]) =>
  mergePdfs(
    pdfs.map((pdf) => documentOf(pdf)),
    optionsWith(),
  );

describe('mergePdfs', () => {
  const merged = merge(smallPdf(), smallPdf());
  const objects = readWritten(merged.bytes);
  const catalog = objects.dictionary(objects.root);
  const tree = objects.resolve(catalog.get('/StructTreeRoot'));

  it('gives each document elements, ids and keys of its own', () => {
    const parts = readStructure(objects).kids.map((kid) => (kid.kind === 'element' ? kid.kids : []));
    const cells = parts.map(([head, cell]) => [head, cell].map((one) => (one?.kind === 'element' ? one.entries : undefined)));
    expect(cells.map(([head]) => head?.get('/ID'))).toEqual(['(00000001)', '(00000002)']);
    expect(cells.map(([, cell]) => cell?.get('/A'))).toEqual([
      '<</O/Table/Headers[(00000001)]>>',
      '<</O/Table/Headers[(00000002)]>>',
    ]);
    const parents = valuesOf(objects.resolve(tree.get('/ParentTree')).get('/Nums') ?? '[]');
    expect(parents.filter((_, index) => index % 2 === 0)).toEqual(['0', '4', '5', '9']);
    expect(tree.get('/ParentTreeNextKey')).toBe('10');
    expect(tree.get('/RoleMap')).toBe('<</Strong/Span>>');
  });

  it('leaves a text alone that looks like a key or a reference, and leads a link to its own document', () => {
    const links = [...objects.numbers()]
      .filter((number) => objects.text(number).includes('/Annot/'))
      .map((number) => objects.dictionary(number));
    expect(links.map((link) => link.get('/Contents'))).toEqual(Array(2).fill('(/StructParent 4 and 5 0 R)'));
    expect(links.map((link) => [link.get('/Dest'), link.get('/StructParent')])).toEqual([
      ['/1.end', '4'],
      ['/2.end', '9'],
    ]);
    const places = objects.resolve(catalog.get('/Dests'));
    const targets = [...places.values()].map((place) => referenceIn(valuesOf(place)[0]));
    expect(new Set(targets).size).toBe(2);
  });

  it('has what documents have in common once', () => {
    const texts = [...objects.numbers()].map((number) => objects.text(number));
    expect(texts.filter((text) => text === '<</ca 1>>')).toHaveLength(1);
    expect(texts.filter((text) => text.startsWith('<</Length 4'))).toHaveLength(1);
  });

  it('associates a file with its part alone, under a name that no other file has', () => {
    const parts = [...objects.numbers()].map((number) => objects.text(number)).filter((text) => text.includes('/S/Part'));
    const files = parts.map((part) => objects.dictionary(Number(/\/AF\[(\d+) 0 R\]/.exec(part)?.[1])));
    expect(files.map((file) => file.get('/UF'))).toEqual(['(A_a.txt)', '(A-2_a.txt)']);
    expect(catalog.has('/AF')).toBe(false);
  });

  it('claims nothing for documents that claim nothing', () => {
    expect(merged).toMatchObject({ documents: 2, pages: 4, conformsTo: [] });
    expect(merged.faults.map(({ document }) => document)).toEqual([0, 1]);
    expect(merged.bytes.toString('latin1')).not.toContain('pdfaid');
  });

  it('shortens a name of a place that would be too long', () => {
    const long = 'n'.repeat(127);
    const one = readWritten(
      merge(smallPdf({ 13: `<</Subtype/Link/Dest/${long}>>`, 2: catalogWith(`/Dests<</${long}[5 0 R /Fit]>>`) })).bytes,
    );
    expect([...one.resolve(one.dictionary(one.root).get('/Dests')).keys()]).toEqual(['/1-0']);
  });

  it('writes hundreds of documents whose trees are found again', () => {
    const { bytes } = mergePdfs(
      Array.from({ length: 150 }, (_, index) => documentOf(smallPdf(), `INV-${index}`)),
      optionsWith(),
    );
    const again = mergePdfs([documentOf(bytes)], optionsWith());
    expect(again.pages).toBe(300);
    expect(readStructure(readWritten(again.bytes)).kids).toHaveLength(1);
  });
});

const catalogWith = (entries: string) => `<</Type/Catalog/Pages 3 0 R/StructTreeRoot 6 0 R/Lang(en-GB)${entries}>>`;

describe('limits', () => {
  const pdf = smallPdf();
  it.each<[Partial<MergeLimits>, keyof MergeLimits]>([
    [{ documents: 1 }, 'documents'],
    [{ pages: 3 }, 'pages'],
    [{ bytes: pdf.length * 2 - 1 }, 'bytes'],
  ])('%j: more are refused', (limits, limit) => {
    const merged = () => mergePdfs([documentOf(pdf), documentOf(pdf)], optionsWith(limits));
    expect(merged).toThrow(BatchTooLargeToMergeError);
    expect(merged).toThrow(expect.objectContaining({ code: 'batch_too_large_to_merge', limit, most: limits[limit] }));
  });

  it('as many as allowed are merged', () => {
    const limits = { documents: 2, pages: 4, bytes: pdf.length * 2 };
    expect(mergePdfs([documentOf(pdf), documentOf(pdf)], optionsWith(limits)).pages).toBe(4);
  });
});

describe('a PDF that somebody made with a right identifier', () => {
  const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
  const chain = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [index + 30, `<</Next ${index + 31} 0 R>>`]));
  it.each<[string, Record<number, string | null>]>([
    ['no pages', { 3: '<</Type/Pages/Kids[]/Count 0>>' }],
    ['a tree of pages in a circle', { 3: '<</Type/Pages/Kids[4 0 R 3 0 R]/Count 2>>' }],
    ['a page twice', { 3: '<</Type/Pages/Kids[4 0 R 4 0 R]/Count 2>>' }],
    ['an annotation twice', { 4: '<</Type/Page/Parent 3 0 R/Annots[13 0 R 13 0 R]>>' }],
    ['no structure', { 2: '<</Type/Catalog/Pages 3 0 R>>' }],
    ['a structure in a circle', { 8: '<</S/TH/P 7 0 R/K 7 0 R>>' }],
    ['a structure that is no document', { 7: '<</S/Sect/P 6 0 R>>' }],
    ['an element that is not there', { 8: null }],
    ['an id that is not in its tree', { 8: '<</S/TH/P 7 0 R/ID(7)/K 0>>' }],
    ['a key that is no number', { 11: '<</Nums[x 17 0 R]>>' }],
    ['a parent tree out of order', { 11: '<</Nums[4 10 0 R 0 17 0 R]>>' }],
    ['a parent tree in a circle', { 11: '<</Kids[11 0 R 11 0 R]>>' }],
    ['an outline in a circle', { 15: '<</Title(T)/Next 15 0 R>>' }],
    ['a label of a page that is not there', { 2: catalogWith('/PageLabels<</Nums[2<</S/D>>]>>') }],
    ['an object that contains itself', { 18: '<</Own 18 0 R>>' }],
    ['objects in a long chain', { ...chain, 18: '<</Next 30 0 R>>', 330: '<<>>' }],
    ['values nested too deeply', { 18: `<</A ${deep}>>`, 7: `<</S/Document/K ${deep}>>` }],
    ['a file that is none', { 2: catalogWith('/Names<</EmbeddedFiles<</Names[(a) (b)]>>>>') }],
  ])('is refused: %s', (_, changes) => {
    expect(() => merge(smallPdf(changes))).toThrow(UnexpectedPdfError);
  });

  it('is refused if it says of a type something else than another document', () => {
    const other = smallPdf({ 6: '<</Type/StructTreeRoot/K 7 0 R/ParentTree 11 0 R/IDTree 12 0 R/RoleMap<</Strong/P>>>>' });
    expect(() => merge(smallPdf(), other)).toThrow(UnexpectedPdfError);
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['no PDF', Buffer.from('<html></html>'.repeat(40))],
    ['no documents at all', null],
  ])('is refused: %s', (_, bytes) => {
    expect(() => merge(...(bytes ? [bytes] : []))).toThrow(UnexpectedPdfError);
  });
});
