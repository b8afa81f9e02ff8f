import { describe, expect, it } from '@jest/globals';
import { Company } from '../../../src/pdf/slots/company.js';

/** Whether the company is mixed after each request: [group, milliseconds]. */
function mixed(...requests: [group: string, at: number][]): boolean[] {
  let now = 0;
  const company = new Company(() => now);
  return requests.map(([group, at]) => {
    now = at;
    company.note(group);
    return company.isMixed;
  });
}

describe('more than one group asks', () => {
  it.each([
    [
      'one alone',
      [
        ['a', 0],
        ['a', 1],
        ['a', 9000],
      ],
      [false, false, false],
    ],
    [
      'another comes',
      [
        ['a', 0],
        ['b', 1],
        ['b', 1499],
        ['b', 1500],
      ],
      [false, true, true, false],
    ],
    [
      'the other comes now and then',
      [
        ['a', 0],
        ['b', 1],
        ['a', 2],
        ['a', 1400],
        ['b', 1450],
        ['a', 2500],
      ],
      [false, true, true, true, true, true],
    ],
    [
      'another comes after a pause',
      [
        ['a', 0],
        ['b', 6000],
        ['a', 6001],
      ],
      [false, false, true],
    ],
  ] as [string, [string, number][], boolean[]][])('%s', (_, requests, expected) => {
    expect(mixed(...requests)).toEqual(expected);
  });

  it('ends by itself when nobody asks any more', () => {
    let now = 0;
    const company = new Company(() => now);
    company.note('a');
    company.note('b');
    now = 1500;
    expect(company.isMixed).toBe(false);
  });
});
