import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { parseJson } from '../../../src/pdf/document/parse-json.js';

const parse = (text: string) => parseJson(Buffer.from(text));
const refusal = (bytes: Uint8Array) => {
  try {
    return JSON.stringify(parseJson(bytes));
  } catch (error) {
    return (error as Error).message;
  }
};

describe('a body of JSON', () => {
  it('is what JSON.parse makes of it, whatever stands in its texts', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6, stringUnit: 'grapheme' }), (text) => {
        fc.pre(!text.includes('__proto__'));
        // Short lists of short numbers are denser than documents are.
        const roomy = `${text}${' '.repeat(text.length * 8)}`;
        expect(parse(roomy)).toEqual(JSON.parse(text));
      }),
    );
  });

  it.each([
    ['nothing', '', 'The body is not JSON: it is empty.'],
    ['half of it', '{"a": ', 'The body is not JSON: line 1: the text ends before its last "}".'],
    ['a text that never ends', '{"a": "x', 'The body is not JSON: line 1: a text that begins here has no closing quote.'],
    ['two values', '{} {}', 'The body is not JSON: line 1: something follows after the end of the data.'],
    [
      'a fault on its third line',
      '{\n"a": 1,\n"b" 2}',
      'The body is not JSON: line 3: ":" is expected after the name of a field.',
    ],
    ['a field twice', '{"a": 1, "b": {"a": 2}, "a": 3}', '$.a is a duplicate field.'],
    ['a duplicate field, once disguised', String.raw`{"number": "1", "num\u0062er": "2"}`, '$.number is a duplicate field.'],
    ['a duplicate field, deep inside', '{"a": [0, {"b": [{"c": 1, "c": 1}]}]}', '$.a[1].b[0].c is a duplicate field.'],
    ['a prototype', '{"__proto__": {"isAdmin": true}}', '$.__proto__ is a reserved name.'],
    ['a prototype in disguise', String.raw`{"__pr\u006fto__": {}}`, '$.__proto__ is a reserved name.'],
    ['31 levels', `${'['.repeat(31)}${']'.repeat(31)}`, 'The body is nested more than 30 levels deep.'],
    ['a million levels', '['.repeat(1_000_000), 'The body is nested more than 30 levels deep.'],
    ['a million objects', '{"a":'.repeat(1_000_000), 'The body is nested more than 30 levels deep.'],
    ['a million lists', `[${'[],'.repeat(400_000)}[]]`, 'The body has more values than a document of its length.'],
    ['a million zeros', `[${'0,'.repeat(600_000)}0]`, 'The body has more values than a document of its length.'],
  ])('is refused in words, and at once: %s', (_, text, words) => {
    const started = performance.now();
    expect(refusal(Buffer.from(text))).toContain(words);
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it.each([
    ['quotes that are escaped', String.raw`"\"`.repeat(500_000)],
    ['backslashes', '\\'.repeat(1_000_000)],
    ['quotes', '"'.repeat(999_999)],
    ['one long text that never ends', `{"a": "${'x'.repeat(2_000_000)}`],
  ])('takes time by its length only: %s', (_, text) => {
    const started = performance.now();
    expect(refusal(Buffer.from(text))).toMatch(/^The body is not JSON: line 1: /);
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it('is UTF-8, and nothing else', () => {
    expect(refusal(Buffer.from('{"a": "ä"}', 'latin1'))).toBe('The body is not UTF-8.');
    expect(refusal(Buffer.from('{"a": "ä"}', 'utf16le'))).toMatch(/^The body is not/);
    expect(refusal(Buffer.from([0xff, 0xfe, 0x7b, 0x7d]))).toBe('The body is not UTF-8.');
    expect(parse('{"a": "ä 請 𐐀"}')).toEqual({ a: 'ä 請 𐐀' });
  });

  it('names no more of a field than its first sixty letters', () => {
    const name = 'x'.repeat(10_000);
    expect(refusal(Buffer.from(`{"${name}": 1, "${name}": 2}`)).length).toBeLessThan(120);
  });
});
