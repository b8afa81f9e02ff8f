import { describe, expect, it } from '@jest/globals';
import { assert, jsonValue, property } from 'fast-check';
import { parseLocatedJson } from '../../../src/templates/read/located-json.js';
import { SourceText } from '../../../src/templates/read/source-text.js';

const parse = (text: string) => parseLocatedJson(new SourceText('x.json', text));
const lineIn = (text: string, offset: number) => new SourceText('x.json', text).positionAt(offset).line;

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
    const text = '{\n  "a": {\n    "b": [\n      1,\n      { "c": 2 }\n    ]\n  },\n  "d": 3 }';
    const json = parse(text);
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
    expect(lines.map((path) => lineIn(text, json.offsetOf(path)))).toEqual([2, 3, 4, 5, 5, 5, 2, 8, 1]);
  });

  it.each([
    ['', '1: not valid JSON: value expected'],
    ['{\n"a": 1,\n}', '2: not valid JSON: remove the comma before "}"'],
    ['{\n"a": 1\n"b": 2 }', '3: not valid JSON: comma expected'],
    ['{\n"a" 1 }', '2: not valid JSON: colon expected'],
    ["{\n'a': 1 }", '2: not valid JSON: invalid symbol'],
    ['[1,\n]', '1: not valid JSON: remove the comma before "]"'],
    ['[1,,\n2]', '1: not valid JSON: value expected'],
    ['[01]', '1: not valid JSON: comma expected'],
    ['["a\nb"]', '1: not valid JSON: unexpected end of string'],
    ['{}\n{}', '2: not valid JSON: end of file expected'],
    ['{ "a": 1,\n "a": 2 }', '2: "a" is there twice; first in line 1'],
    ['{ "b": { "a": 1,\n "a": 2 } }', '2: "a" is there twice; first in line 1'],
    ['{ "__proto__": {} }', '1: "__proto__" is a reserved name'],
    ['['.repeat(10_000), '1: not valid JSON: nested too deeply'],
    ['{ // no comments\n}', '1: not valid JSON: invalid comment token'],
    ['{ "a":\u00a01 }', '1: not valid JSON: invalid symbol'],
  ])('refuses %j', (text, message) => {
    const [fault] = parse(text).faults;
    expect(fault && `${lineIn(text, fault.offset)}: ${fault.message}`).toBe(message);
  });

  it('names every fault, and reads what can be read', () => {
    const { value, faults } = parse('{\n"extends": "base"\n"a": 1,\n"a": 2,\n"b": [1,] }');
    expect(faults.map(({ message }) => message)).toEqual([
      'not valid JSON: comma expected',
      '"a" is there twice; first in line 3',
      'not valid JSON: remove the comma before "]"',
    ]);
    expect(value).toMatchObject({ extends: 'base', a: 1 });
  });
});
