import { describe, expect, it } from '@jest/globals';
import { readOperators } from '../../../src/chromium/printed-text/operators.js';
import { textOf } from '../../../src/chromium/printed-text/text-string.js';

function read(content: string): [string, ...(string | number)[]][] {
  const found: [string, ...(string | number)[]][] = [];
  readOperators(content, (operator, operands) => found.push([operator, ...operands]));
  return found;
}

describe('a content stream', () => {
  it.each<[string, [string, ...(string | number)[]][]]>([
    ['.24 0 0 -.24 0 841.92 cm\nq\n', [['cm', 0.24, 0, 0, -0.24, 0, 841.92], ['q']]],
    ['237.5 237.5 2007.91 3035.45 re\nW* n\n', [['re', 237.5, 237.5, 2007.91, 3035.45], ['W*'], ['n']]],
    [
      '/NonStruct <</MCID 12 >>BDC\nBT\n/F4 9 Tf\n<0287> Tj\nET\nEMC',
      [['BDC', '/NonStruct', '/MCID', 12], ['BT'], ['Tf', '/F4', 9], ['Tj', '<0287>'], ['ET'], ['EMC']],
    ],
    ['[<0001> -50 <0002>] TJ', [['TJ', '<0001>', -50, '<0002>']]],
    ['/Span<</ActualText (a\\)(b) c) >> BDC', [['BDC', '/Span', '/ActualText', '(a\\)(b) c)']]],
    ['1. .5 -.5 +3 -0.25 12345678.0625 x', [['x', 1, 0.5, -0.5, 3, -0.25, 12345678.0625]]],
    ['', []],
  ])('%j is read as its operators', (content, operators) => {
    expect(read(content)).toEqual(operators);
  });

  it.each(['<0041', '(never closed', '{ } x', '1 0 ! Tj', '- x', '. x', '1-2 x', '1.2.3 x', '--5 x'])(
    '%j is refused',
    (content) => {
      expect(() => read(content)).toThrow(/a token that Chromium does not write, at \d+/);
    },
  );
});

describe('a text string', () => {
  it.each([
    ['<FEFF00E90633>', 'éس'],
    ['(plain)', 'plain'],
    [String.raw`(a\(b\)\\c\101\n)`, 'a(b)\\cA\n'],
    ['<FEFF00>', 'þÿ\0'],
    ['()', ''],
  ])('%s is %j', (written, text) => {
    expect(textOf(written)).toBe(text);
  });
});
