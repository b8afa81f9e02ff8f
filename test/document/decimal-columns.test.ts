import { describe, expect, it } from '@jest/globals';
import { alignDecimals, densityOf, widthOf } from '../../src/document/decimal-columns.js';

describe('alignDecimals', () => {
  it('says how many decimals each figure lacks, and leaves the text alone', () => {
    expect(alignDecimals(['86,5', '1.200', '0,125'], ',')).toEqual([
      { text: '86,5', missingDecimals: '2', missingPoint: false },
      { text: '1.200', missingDecimals: '3', missingPoint: true },
      { text: '0,125', missingDecimals: '0', missingPoint: false },
    ]);
  });

  it('has no room for a point where nobody has one', () => {
    expect(alignDecimals(['1,200'], '.')).toEqual([{ text: '1,200', missingDecimals: '0', missingPoint: false }]);
  });
});

describe('densityOf', () => {
  it('makes the table smaller as its figures grow', () => {
    const columns = (text: string) => [[text], [text], [text], [text]];
    expect(
      ['1,234.56', '1,234,567,890.123', '1,234,567,890,123.12', '12,345,678,901,234,567.89'].map((text) =>
        densityOf(columns(text)),
      ),
    ).toEqual(['regular', 'compact', 'dense', 'minimal']);
  });
});

describe('widthOf', () => {
  it('counts no mark of direction', () => {
    expect(widthOf('\u2066−288.00\u2069')).toBe(widthOf('−288.00'));
    expect(widthOf('−288.00')).toBeCloseTo(6 * 0.58 + 0.28);
  });
});
