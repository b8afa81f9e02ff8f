import { describe, expect, it } from '@jest/globals';
import { SourceText } from '../../../src/templates/read/source-text.js';

describe('a file', () => {
  const text = new SourceText('x/y.hbs', 'one\n  two\n\nfour');

  it.each([
    [0, 1, 1],
    [3, 1, 4],
    [4, 2, 1],
    [10, 3, 1],
    [15, 4, 5],
  ])('has offset %i in line %i, column %i', (offset, line, column) => {
    expect(text.positionAt(offset)).toEqual({ line, column });
    expect(text.offsetAt({ line, column })).toBe(offset);
  });

  it('has lines without the blanks around them', () => {
    expect([1, 2, 3, 4, 5].map((line) => text.line(line))).toEqual(['one', 'two', '', 'four', '']);
  });

  it('has the line breaks of Handlebars', () => {
    const breaks = new SourceText('x/y.hbs', 'a\rb\r\nc\nd');
    expect([0, 2, 5, 7].map((offset) => breaks.positionAt(offset).line)).toEqual([1, 2, 3, 4]);
  });
});
