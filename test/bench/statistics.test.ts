import { describe, expect, it } from '@jest/globals';
import { median, percentile, ratios, spread } from '../../bench/lib/statistics.mjs';

describe('median', () => {
  it('is the middle value, whatever the order', () => {
    expect(median([9, 1, 5])).toBe(5);
  });

  it('is the mean of the two in the middle of an even number', () => {
    expect(median([4, 1, 3, 100])).toBe(3.5);
  });

  it('sorts as numbers, not as text', () => {
    expect(median([10, 9, 100])).toBe(10);
  });

  it('is NaN without values', () => {
    expect(median([])).toBeNaN();
  });
});

describe('percentile', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);

  it.each([
    [0.5, 50],
    [0.95, 95],
    [0.99, 99],
    [1, 100],
    [0, 1],
  ])('%d of the values 1 to 100 is %d', (share, expected) => {
    expect(percentile(hundred, share)).toBe(expected);
  });

  it('of a few values is the largest, never one that was not measured', () => {
    expect(percentile([3, 8], 0.99)).toBe(8);
  });
});

describe('spread', () => {
  it('is the median with the least and the most', () => {
    expect(spread([3, 1, 2])).toEqual({ median: 2, min: 1, max: 3 });
  });
});

describe('ratios', () => {
  it('compares within each round, so that a slow round of the host changes nothing', () => {
    expect(ratios([90, 45, 9], [100, 50, 10])).toEqual({ median: 0.9, min: 0.9, max: 0.9 });
  });

  it('is the median of the ratios, not the ratio of the medians', () => {
    expect(ratios([1, 10, 100], [10, 10, 10]).median).toBe(1);
    expect(ratios([10, 20, 30], [30, 10, 20])).toEqual({ median: 1.5, min: 1 / 3, max: 2 });
  });

  it('leaves out rounds in which one of the two is missing', () => {
    expect(ratios([1, undefined, 3], [2, 2, undefined])).toEqual({ median: 0.5, min: 0.5, max: 0.5 });
  });
});
