import { describe, expect, it } from '@jest/globals';
import { assert, jsonValue, property } from 'fast-check';
import { parseLocatedJson } from '../../../src/templates/read/located-json.js';

const parse = (text: string) => parseLocatedJson('x.json', text);

describe('JSON with lines', () => {
  it('has the values of JSON.parse', () => {
    assert(
      property(jsonValue({ maxDepth: 5 }), (value) => {
        const text = JSON.stringify(value, null, 2);
        // A key that is refused on purpose.
        expect(text.includes('"__proto__"') || JSON.stringify(parse(text).value) === JSON.stringify(JSON.parse(text))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('knows where each part stands, and what is around a part that is not there', () => {
    const json = parse('{\n  "a": {\n    "b": [\n      1,\n      { "c": 2 }\n    ]\n  },\n  "d": 3 }');
    const lines = [
      ['a'],
      ['a', 'b'],
      ['a', 'b', 0],
      ['a', 'b', 1],
      ['a', 'b', 1, 'c'],
      ['a', 'b', 1, 'x'],
      ['a', 'x'],
      ['d'],
      ['x'],
    ];
    expect(lines.map((path) => json.lineOf(path))).toEqual([2, 3, 4, 5, 5, 5, 2, 8, 1]);
  });

  it.each([
    ['', 'x.json:1: is no JSON: a value is expected, and the file ends'],
    ['{\n"a": 1,\n}', 'x.json:3: a key in double quotes is expected before }'],
    ['{\n"a": 1\n"b": 2 }', 'x.json:2: "," or "}" is expected'],
    ['{\n"a" 1 }', 'x.json:2: ":" is expected after "a"'],
    ["{\n'a': 1 }", 'x.json:2: is no JSON: a key is expected, and there is "\'a\': 1 }"'],
    ['[1,\n]', 'x.json:2: a value is expected before ]'],
    ['[01]', 'x.json:1: "," or "]" is expected'],
    ['["a\nb"]', 'x.json:1: is no JSON: a value is expected, and there is "\\"a\\nb\\"]"'],
    ['{}\n{}', 'x.json:1: nothing may follow the last brace'],
    ['{ "a": 1, "a": 2 }', 'x.json:1: "a" stands twice'],
    ['{ "__proto__": {} }', 'x.json:1: "__proto__" is no key'],
    ['['.repeat(10_000), 'x.json:1: is nested too deeply'],
    ['{ // no comments\n}', 'x.json:1: is no JSON: a key is expected, and there is "// no commen"'],
  ])('refuses %j', (text, message) => {
    expect(() => parse(text)).toThrow(message);
  });
});
