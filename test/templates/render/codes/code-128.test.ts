import { describe, expect, it } from '@jest/globals';
import { code128Symbol, code128Values, fitsCode128 } from '../../../../src/templates/render/codes/code-128.js';

const B = 104;
const C = 105;
const STOP = 106;

describe('code128Values', () => {
  it.each<[string, number[]]>([
    // The check character of "Wikipedia" is 88, as published.
    ['Wikipedia', [B, 55, 73, 75, 73, 80, 69, 68, 73, 65, 88, STOP]],
    ['42', [C, 42, (105 + 42) % 103, STOP]],
    ['1234', [C, 12, 34, (105 + 12 + 2 * 34) % 103, STOP]],
    ['12345', [C, 12, 34, 100, 21, (105 + 12 + 2 * 34 + 3 * 100 + 4 * 21) % 103, STOP]],
    ['A1234', [B, 33, 99, 12, 34, (104 + 33 + 2 * 99 + 3 * 12 + 4 * 34) % 103, STOP]],
    ['A12B', [B, 33, 17, 18, 34, (104 + 33 + 2 * 17 + 3 * 18 + 4 * 34) % 103, STOP]],
  ])('of %s', (text, values) => {
    expect(code128Values(text)).toEqual(values);
  });
});

describe('code128Symbol', () => {
  it('has ten modules of white at either end, eleven for each character and thirteen for the stop', () => {
    const symbol = code128Symbol('A', { height: 10, moduleSize: 0.5 });
    expect([symbol.width, symbol.height, symbol.moduleSize]).toEqual([10 + 11 * 3 + 13 + 10, 20, 0.5]);
    expect(symbol.marks[1]?.path.startsWith('M10 0h2v20h-2z')).toBe(true);
  });
});

describe('fitsCode128', () => {
  it.each([
    ['ST-1', true],
    ['', false],
    ['ü', false],
    ['a\nb', false],
    ['x'.repeat(48), true],
    ['x'.repeat(49), false],
  ])('%j: %s', (text, fits) => {
    expect(fitsCode128(text)).toBe(fits);
  });
});
