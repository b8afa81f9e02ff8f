import { describe, expect, it } from '@jest/globals';
import { expectCleanPdf } from './harness/pdf/clean-pdf.js';
import { claimsOf, conformanceFaults } from './harness/pdf/conformance/check.js';
import { RULES } from './harness/pdf/conformance/rules/all.js';
import { BROKEN, brokenPdf } from './harness/pdf/conformance/samples/broken-pdfs.js';
import { replace, writeCompressed, writePlain, type Draft } from './harness/pdf/conformance/samples/draft.js';
import { soundDraft } from './harness/pdf/conformance/samples/sound-pdf.js';

// The rules of PDF/A-3a and PDF/UA-1 that every finished PDF of every test is held to. Each of them can fail.

describe('the rules of PDF/A-3a and PDF/UA-1', () => {
  it.each([
    ['plain', writePlain],
    ['compressed', writeCompressed],
  ])('hold for a sound document, written %s', (_, write) => {
    const pdf = write(soundDraft());
    expect(claimsOf(pdf)).toEqual(['A', 'UA']);
    expect(conformanceFaults(pdf)).toEqual([]);
  });

  it.each(BROKEN)('$breaks: broken by $by', (broken) => {
    const said = conformanceFaults(brokenPdf(broken), ['A', 'UA']).map(({ says }) => says);
    expect(said).toContain(broken.breaks);
  });

  it('are broken by what they cannot judge', () => {
    const draft = soundDraft();
    replace(draft, 'profile', '/N 3', '/N 3 /Filter /FlateDecode');
    const said = conformanceFaults(writePlain(draft)).map(({ says }) => says);
    expect(said).toContain('one output intent: sRGB, whole, with its name');
  });

  it('are each broken by a document', () => {
    const names = RULES.map(({ says }) => says);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    const tried = new Set(BROKEN.map(({ breaks }) => breaks));
    expect(names.filter((name) => !tried.has(name))).toEqual([]);
  });
});

describe('expectCleanPdf', () => {
  it('accepts the sound document, with its attachment', async () => {
    expect((await expectCleanPdf(writeCompressed(soundDraft()))).title).toBe('Sound');
  });

  const spoilt = (spoil: (draft: Draft) => void) => {
    const draft = soundDraft();
    spoil(draft);
    return writeCompressed(draft).toString('latin1');
  };

  it.each<[string, string, () => string]>([
    [
      'a script in an object stream',
      '/JS',
      () => spoilt((draft) => replace(draft, 'annotation', '/URI /URI (https://example.com/)', '/JavaScript /JS (1)')),
    ],
    [
      'its name in escapes',
      '/JS',
      () => spoilt((draft) => replace(draft, 'annotation', '/URI /URI (https://example.com/)', '/Java#53cript /J#53 (1)')),
    ],
    [
      'a link to a file in an object stream',
      'file:',
      () => spoilt((draft) => replace(draft, 'annotation', 'https://example.com/', 'file:///etc/passwd')),
    ],
    ['an object stream that cannot be opened', 'cannot be opened', () => spoilt(() => {}).replace('/ObjStm', '/Obj#53tm')],
    ['a broken rule', 'headings skip no level', () => spoilt((draft) => replace(draft, 'h2', '/S /H2', '/S /H3'))],
    [
      'a broken rule of PDF/A only',
      'DeviceCMYK',
      () => spoilt((draft) => replace(draft, 'shading', '/DeviceRGB', '/DeviceCMYK')),
    ],
  ])('refuses %s', async (_, complaint, text) => {
    await expect(expectCleanPdf(Buffer.from(text(), 'latin1'))).rejects.toThrow(complaint);
  });
});

describe('a claim', () => {
  const PART = '<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>';
  const UA =
    '<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>';

  it.each<[string, string[], (draft: Draft) => void]>([
    ['as elements', ['A', 'UA'], () => {}],
    [
      'as attributes',
      ['A', 'UA'],
      (draft) => replace(draft, 'metadata', `ns/id/">${PART}`, 'ns/id/" pdfaid:part="3" pdfaid:conformance="A">'),
    ],
    ['with another prefix', ['A', 'UA'], (draft) => replace(draft, 'metadata', 'pdfaid', 'ours')],
    ['of another part', ['A', 'UA'], (draft) => replace(draft, 'metadata', 'part>3<', 'part>1<')],
    ['compressed', ['A', 'UA'], ({ objects }) => Object.assign(objects.get('metadata') ?? {}, { compressed: true })],
    ['of PDF/UA only by the description of its schema: none', ['A'], (draft) => replace(draft, 'metadata', UA, '')],
    ['without metadata: none', [], (draft) => replace(draft, 'catalog', '/Metadata @metadata', '')],
  ])('counts %s', (_, claims, change) => {
    const draft = soundDraft();
    change(draft);
    expect(claimsOf(writePlain(draft))).toEqual(claims);
  });

  it('is what the rules are chosen by', () => {
    const draft = soundDraft();
    replace(draft, 'metadata', UA, '');
    replace(draft, 'h2', '/S /H2', '/S /H3');
    expect(conformanceFaults(writePlain(draft))).toEqual([]);
    replace(draft, 'shading', '/DeviceRGB', '/DeviceCMYK');
    expect(conformanceFaults(writePlain(draft)).map(({ ids }) => ids)).toEqual(['A 6.2.4.3-3']);
  });
});
