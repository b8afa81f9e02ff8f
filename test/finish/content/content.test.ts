import { describe, expect, it } from '@jest/globals';
import { editContent } from '../../../src/finish/content/edit-content.js';
import { scanContent } from '../../../src/finish/content/scan-content.js';
import { UnexpectedPdfError } from '../../../src/finish/errors.js';

const scan = (text: string) => scanContent(text, (name) => name === '/Marked');
/** The content with its tags, where each mark belongs to a paragraph. */
const tagged = (text: string, typeOf: (mark: number) => string | null = () => 'P') => editContent(scan(text), typeOf, []);
const box = '1 1 9 9 re\nf';
const text = 'BT\n/F4 9 Tf\n1 0 0 -1 8 9 Tm\n<0041> Tj\nET';

describe('what is painted outside of tags', () => {
  it.each([
    ['a box', `q\n${box}\nQ`, `q\n/Artifact BMC\n${box}\nEMC\nQ`],
    ['a text, as a whole', `q\n${text}\nQ`, `q\n/Artifact BMC\n${text}\nEMC\nQ`],
    ['several boxes in other colours, as one', `${box}\n1 0 0 rg\n${box}`, `/Artifact BMC\n${box}\n1 0 0 rg\n${box}\nEMC`],
    [
      'boxes on different levels, each alone',
      `${box}\nq\n${box}\nQ`,
      `/Artifact BMC\n${box}\nEMC\nq\n/Artifact BMC\n${box}\nEMC\nQ`,
    ],
    ['a shading', '/P1 sh', '/Artifact BMC\n/P1 sh\nEMC'],
    ['an image', '/X1 Do', '/Artifact BMC\n/X1 Do\nEMC'],
  ])('becomes an artifact: %s', (_, content, expected) => {
    expect(tagged(content)).toBe(expected);
  });

  it.each([
    ['a clip', `q\n1 1 9 9 re\nW* n\nQ`],
    ['a form with marks of its own', '/Marked Do'],
    ['what is an artifact already', `/Artifact BMC\n${box}\nEMC`],
    ['states only', 'q\n1 0 0 1 5 5 cm\n/G3 gs\nQ'],
  ])('is left as it is: %s', (_, content) => {
    expect(tagged(content)).toBe(content);
  });

  it('is an artifact together with a mark that has no number, which is no tag', () => {
    const content = 'BT\n/Span<</ActualText <FEFF2069> >> BDC\n/F4 9 Tf\n<0041> Tj\nEMC\nET';
    expect(tagged(content)).toBe(`/Artifact BMC\n${content}\nEMC`);
    expect(tagged(`/Span<</ActualText (x) >> BDC\n${box}\nEMC`)).toBe(
      `/Artifact BMC\n/Span<</ActualText (x) >> BDC\n${box}\nEMC\nEMC`,
    );
  });
});

describe('what is painted inside of tags', () => {
  it('is named by its element, or becomes an artifact without one', () => {
    const content = `/NonStruct <</MCID 0 >>BDC\n${text}\nEMC\n/NonStruct <</MCID 1 >>BDC\n${box}\nEMC`;
    expect(tagged(content, (mark) => (mark === 0 ? 'H1' : null))).toBe(
      `/H1<</MCID 0>>BDC\n${text}\nEMC\n/Artifact BMC\n${box}\nEMC`,
    );
  });

  it('is told with its texts, what they stand for, and whether they are reversed', () => {
    const content =
      '/P <</MCID 7 >>BDC\nBT\n/ReversedChars BMC\n/F5 9 Tf\n<00410042> Tj\n/Span<</ActualText <FEFF0628> >> BDC\n<0043> Tj\nEMC\nEMC\nET\nEMC';
    const mark = scan(content).marks.get(7);
    expect(mark?.pieces).toHaveLength(1);
    expect(mark?.pieces[0]).toMatchObject({
      isReversed: true,
      runs: [
        { font: '/F5', codes: '00410042', part: undefined },
        { font: '/F5', codes: '0043', part: { text: 'ب', isPlain: true } },
      ],
    });
    expect(content.slice(mark?.pieces[0]?.end)).toMatch(/^ET/);
  });

  it('takes insertions at the end of a piece', () => {
    const content = `/P <</MCID 0 >>BDC\n${text}\nEMC`;
    const scanned = scan(content);
    const at = scanned.marks.get(0)?.pieces[0]?.end ?? 0;
    expect(editContent(scanned, () => 'P', [{ at, text: '<0020> Tj\n' }])).toBe(
      '/P<</MCID 0>>BDC\nBT\n/F4 9 Tf\n1 0 0 -1 8 9 Tm\n<0041> Tj\n<0020> Tj\nET\nEMC',
    );
  });

  it('notes the forms, how often each is painted, and where', () => {
    const { forms } = scan('/X1 Do\n/P <</MCID 0 >>BDC\n/X1 Do\n/Marked Do\nEMC');
    expect(forms).toEqual(
      new Map([
        ['/X1', { isTagged: true, times: 2 }],
        ['/Marked', { isTagged: true, times: 1 }],
      ]),
    );
  });
});

it.each([
  ['a mark that does not end', '/P <</MCID 0 >>BDC\nBT ET'],
  ['an end without a beginning', 'BT ET\nEMC'],
  ['an inline image', 'BI /W 1 ID x EI'],
  ['a text in characters', 'BT /F4 9 Tf (abc) Tj ET'],
  ['another way to set text', "BT /F4 9 Tf <0041> ' ET"],
  ['a string that does not end', 'BT (abc'],
])('refuses %s', (_, content) => {
  expect(() => scan(content)).toThrow(UnexpectedPdfError);
});
