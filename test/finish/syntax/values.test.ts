import { describe, expect, it } from '@jest/globals';
import { UnexpectedPdfError } from '../../../src/finish/errors.js';
import { Dictionary } from '../../../src/finish/syntax/dictionary.js';
import { literalString, readTextString, textString } from '../../../src/finish/syntax/strings.js';
import { endOfValue, referenceIn, valuesOf } from '../../../src/finish/syntax/values.js';

describe('endOfValue', () => {
  it.each([
    ['/Name/Other', '/Name'],
    ['12 0 R/Next', '12 0 R'],
    ['12 0 Rest', '12'],
    ['-.5]', '-.5'],
    ['true>>', 'true'],
    ['<</A<</B[1 2]>>/C(>>)>>/D', '<</A<</B[1 2]>>/C(>>)>>'],
    ['[(])<5D>/N 1 0 R] 7', '[(])<5D>/N 1 0 R]'],
    [String.raw`(a \) (b) \\)c`, String.raw`(a \) (b) \\)`],
    ['<FEFF0041> x', '<FEFF0041>'],
  ])('of %s', (text, value) => {
    expect(text.slice(0, endOfValue(text, 0))).toBe(value);
  });

  it.each(['', '(open', '[1 2', '<</A 1', '<FEFF', '<</A'])('refuses %j, which does not end', (text) => {
    expect(() => endOfValue(text, 0)).toThrow(UnexpectedPdfError);
  });
});

describe('a dictionary', () => {
  it('keeps its entries and their order, whatever stands in its strings', () => {
    const text = String.raw`<</Title (endobj /Fake \(x\) >> stream) /Kids [1 0 R 2 0 R] /Inner <</A /B>> /N 7>>`;
    const dictionary = Dictionary.parse(text);
    expect([...dictionary.keys()]).toEqual(['/Title', '/Kids', '/Inner', '/N']);
    expect(dictionary.get('/Fake')).toBeUndefined();
    expect(Dictionary.parse(dictionary.toString())).toEqual(dictionary);
  });

  it.each(['[1]', '7', '<</A 1', ''])('is not %j', (text) => {
    expect(() => Dictionary.parse(text)).toThrow(UnexpectedPdfError);
  });
});

it('an array knows its values, a reference its object', () => {
  expect(valuesOf('[1 0 R<</A [2]>>(x y) /N]')).toEqual(['1 0 R', '<</A [2]>>', '(x y)', '/N']);
  expect(valuesOf('[]')).toEqual([]);
  expect(['12 0 R', '12', '/R', undefined].map(referenceIn)).toEqual([12, undefined, undefined, undefined]);
});

describe('a text string', () => {
  it.each([
    'Invoice 7',
    String.raw`a (b) \ c) ( \\`,
    'endobj endstream stream xref trailer << >>',
    'Rechnung über 5 €',
    '請求書 📄',
    '\u{202e}txt.exe\u{202c}',
    'line\r\nbreak\ttab\0nul',
  ])('%j is read as it was written', (text) => {
    const written = textString(text);
    expect(readTextString(written)).toBe(text);
    expect(endOfValue(written, 0)).toBe(written.length);
    expect(written).toMatch(/^[\x20-\x7e]*$/);
  });

  it('of a lone surrogate holds a replacement character', () => {
    expect(readTextString(textString('a\u{d800}b'))).toBe('a\u{fffd}b');
  });

  it('is read in every form that Skia and others write', () => {
    expect(
      readTextString(String.raw`(\050\101\)\n\
x)`),
    ).toBe('(A)\nx');
    expect(readTextString('(\u{fe}\u{ff}\0A)')).toBe('A');
    expect(readTextString('(\u{ef}\u{bb}\u{bf}\u{c3}\u{a9})')).toBe('é');
    expect(readTextString('<FEFF00E9>')).toBe('é');
    expect(literalString('a\rb')).toBe(String.raw`(a\rb)`);
  });
});
