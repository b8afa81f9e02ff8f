import { describe, expect, it } from '@jest/globals';
import { addToTally, emptyTally, shortfall, type Tally } from '../../../src/chromium/printed-text/tally.js';

const tally = (text: string): Tally => {
  const counted = emptyTally();
  addToTally(counted, text);
  return counted;
};

describe('a tally', () => {
  it.each([
    ['1,234.00 EUR', [2, 1, 1, 1, 1, 0, 0, 0, 0, 0], 3],
    ['x² ½ ① ﬁ', [0, 2, 2, 0, 0, 0, 0, 0, 0, 0], 3],
    ['e\u0301 é', [0, 0, 0, 0, 0, 0, 0, 0, 0, 0], 2],
    ['Ωμ Ж שלום 日本 한국', [0, 0, 0, 0, 0, 0, 0, 0, 0, 0], 11],
    ['مرحبا ٣ ก देव 😀 -./', [0, 0, 0, 0, 0, 0, 0, 0, 0, 0], 0],
  ])('of %j', (text, digits, letters) => {
    expect(tally(text)).toEqual({ digits, letters });
  });

  it('misses each digit by itself, and letters together', () => {
    expect(shortfall(tally('12 AB'), tally('12 AB'))).toEqual({ digits: 0, letters: 0 });
    expect(shortfall(tally('122'), tally('112'))).toEqual({ digits: 1, letters: 0 });
    expect(shortfall(tally('Αβ'), tally('Ab'))).toEqual({ digits: 0, letters: 0 });
    expect(shortfall(tally('abc'), tally('a'))).toEqual({ digits: 0, letters: 2 });
  });
});
