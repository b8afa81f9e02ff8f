import { describe, expect, it } from '@jest/globals';
import { alignDecimals } from '../../../src/view/parts/decimal-columns.js';

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
