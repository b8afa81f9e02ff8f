import { describe, expect, it } from '@jest/globals';
import { UnexpectedPdfError } from '../../../src/finish/errors.js';
import { withFontTag } from '../../../src/finish/join/font-tags.js';
import { joinStructures } from '../../../src/finish/join/join-structure.js';
import { JoinedObjects, ObjectCopier } from '../../../src/finish/join/object-copier.js';
import { PdfObjects } from '../../../src/finish/objects/pdf-objects.js';
import { elementsOf, type Element } from '../../../src/finish/structure/structure-tree.js';
import { Dictionary } from '../../../src/finish/syntax/dictionary.js';

let next = 1;
function element(type: string, kids: Element[] = [], entries: Record<string, string> = {}): Element {
  next += 1;
  return { kind: 'element', number: next, type, kids, entries: new Dictionary(Object.entries(entries)) };
}
const head = (id: string) => element('TR', [element('TH', [], { '/ID': `(${id})`, '/A': '[<</O /Table /Scope /Column>>]' })]);
const row = (id: string, text: string) =>
  element('TR', [element('TD', [element(text)], { '/A': `[<</O /Table /Headers [(${id})]>>]` })]);
const typesOf = (top: Element) => [...elementsOf(top)].map(({ type }) => type).join(' ');

describe('joinStructures', () => {
  it('makes one table of those of the parts, and keeps what is before and behind it', () => {
    const parts = [
      element('Document', [element('H1'), element('Sect', [element('Table', [head('n1'), row('n1', 'A')])])]),
      element('Document', [element('Sect', [element('Table', [head('n1'), row('n1', 'B')])])]),
      element('Document', [element('Sect', [element('Table', [head('n9'), row('n9', 'C')]), element('P')]), element('H2')]),
    ];
    const top = joinStructures(parts);
    expect(typesOf(top)).toBe('Document H1 Sect Table TR TH TR TD A TR TD B TR TD C P H2');
    const heads = [...elementsOf(top)].flatMap(
      ({ entries }) => /\/Headers \[([^\]]*)\]/.exec(entries.get('/A') ?? '')?.[1] ?? [],
    );
    expect(heads).toEqual(['(n1)', '(n1)', '(n1)']);
  });

  it('gives other ids of a part a name of their own', () => {
    const other = () =>
      element('Table', [
        element('TR', [element('TH', [], { '/ID': '(n2)' }), element('TD', [], { '/A': '[<</O /Table /Headers [(n2)]>>]' })]),
      ]);
    const first = element('Document', [other(), element('Table', [head('n1'), row('n1', 'A')])]);
    const last = element('Document', [element('Table', [head('n1'), row('n1', 'B')]), other()]);
    const top = joinStructures([first, last]);
    const ids = [...elementsOf(top)].flatMap(({ entries }) => entries.get('/ID') ?? []);
    expect(new Set(ids).size).toBe(3);
    expect(top.kids.at(-1)).toMatchObject({ type: 'Table' });
    expect([...elementsOf(top)].at(-1)?.entries.get('/A')).toContain(`[${ids.at(-1) ?? ''}]`);
  });

  it('puts rows into the group that has the rows of the first part', () => {
    const first = element('Document', [element('Table', [element('THead', [head('n1')]), element('TBody', [row('n1', 'A')])])]);
    const last = element('Document', [element('Table', [element('THead', [head('n1')]), element('TBody', [row('n1', 'B')])])]);
    expect(typesOf(joinStructures([first, last]))).toBe('Document Table THead TR TH TBody TR TD A TR TD B');
  });

  it.each([
    ['no table', element('Document', [element('P')])],
    ['a table at another place', element('Document', [element('Sect', [element('Table', [head('n1'), row('n1', 'B')])])])],
    ['other heads', element('Document', [element('Table', [row('n1', 'B')])])],
  ])('refuses a part with %s', (_, part) => {
    const first = element('Document', [element('Table', [head('n1'), row('n1', 'A')])]);
    expect(() => joinStructures([first, part])).toThrow(UnexpectedPdfError);
  });
});

describe('copied objects', () => {
  function source(): PdfObjects {
    const objects = new PdfObjects();
    objects.set(1, '<</Type /Font /BaseFont /AAAAAA+Inter /DescendantFonts [2 0 R]>>');
    objects.set(2, '<</Type /Font /BaseFont /AAAAAA+Inter /FontDescriptor 3 0 R>>');
    objects.set(3, '<</Type /FontDescriptor /FontName /AAAAAA+Inter /FontFile2 4 0 R>>');
    objects.set(4, '<</Length 3>>', Buffer.from('abc'));
    objects.set(5, '<</Note (see 4 0 R \\(or 4 0 R\\)) /Other 4 0 R>>');
    objects.set(6, '<</Own 6 0 R>>');
    return objects;
  }

  it('are in the file once if they are equal', () => {
    const joined = new JoinedObjects(new PdfObjects());
    const [one, other] = [new ObjectCopier(source(), joined), new ObjectCopier(source(), joined)];
    expect(one.copy(1)).toBe(other.copy(1));
    expect(joined.objects.size).toBe(5);
  });

  it('have a font name of their own if their fonts have other glyphs', () => {
    const joined = new JoinedObjects(new PdfObjects());
    const changed = source();
    changed.set(4, '<</Length 3>>', Buffer.from('abd'));
    const fonts = [source(), changed].map((one) => joined.objects.text(new ObjectCopier(one, joined).copy(1)));
    const names = fonts.map((font) => /\/BaseFont \/([A-Z]{6})\+Inter/.exec(font)?.[1]);
    expect(new Set(names).size).toBe(2);
    const descriptors = [...joined.objects.numbers()]
      .map((number) => joined.objects.text(number))
      .filter((text) => text.includes('FontName'));
    expect(descriptors.map((text) => /\/FontName \/([A-Z]{6})/.exec(text)?.[1])).toEqual(names);
  });

  it('keep what stands in a text', () => {
    const joined = new JoinedObjects(new PdfObjects());
    joined.objects.set(7, 'null');
    const copy = new ObjectCopier(source(), joined).copy(5);
    expect(joined.objects.text(copy)).toMatch(/\(see 4 0 R \\\(or 4 0 R\\\)\) \/Other 8 0 R/);
  });

  it('refuse an object that contains itself', () => {
    expect(() => new ObjectCopier(source(), new JoinedObjects(new PdfObjects())).copy(6)).toThrow(UnexpectedPdfError);
  });
});

describe('withFontTag', () => {
  it('leaves other objects as they are', () => {
    expect(withFontTag('<</Type /ExtGState>>', new PdfObjects())).toBe('<</Type /ExtGState>>');
    expect(withFontTag('<</BaseFont /AAAAAA+Inter>>', new PdfObjects())).toBe('<</BaseFont /AAAAAA+Inter>>');
  });
});
