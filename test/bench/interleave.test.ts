import { describe, expect, it } from '@jest/globals';
import { interleave } from '../../bench/lib/interleave.mjs';

describe('interleave', () => {
  it('has every entry once in every round', () => {
    const rounds = interleave(['a', 'b', 'c', 'd'], 9);
    expect(rounds).toHaveLength(9);
    for (const round of rounds) expect(round.toSorted()).toEqual(['a', 'b', 'c', 'd']);
  });

  it('begins with another entry in each pair of rounds and goes backwards in every other', () => {
    expect(interleave(['a', 'b', 'c'], 4)).toEqual([
      ['a', 'b', 'c'],
      ['c', 'b', 'a'],
      ['b', 'c', 'a'],
      ['a', 'c', 'b'],
    ]);
  });

  it('takes no entries', () => {
    expect(interleave([], 2)).toEqual([[], []]);
  });
});
