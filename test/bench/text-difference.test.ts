import { describe, expect, it } from '@jest/globals';
import { differenceOf } from '../../bench/lib/text-difference.mjs';

describe('the difference of two texts', () => {
  it('is none if only blanks differ', () => {
    expect(differenceOf('Net 1 234.00\nVAT', 'Net 1234.00 V AT')).toEqual({ same: true, onlyFirst: [], onlySecond: [] });
  });

  it('names what only one has, as often as it has it more often', () => {
    expect(differenceOf('a b b b c', 'a b d')).toEqual({ same: false, onlyFirst: ['b', 'b', 'c'], onlySecond: ['d'] });
  });

  it('sees another order', () => {
    expect(differenceOf('a b', 'b a')).toEqual({ same: false, onlyFirst: [], onlySecond: [] });
  });
});
