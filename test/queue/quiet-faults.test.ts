import { describe, expect, it } from '@jest/globals';
import { quietFaults } from '../../src/queue/index.js';

describe('the faults of a queue', () => {
  it('are told once a minute for each reason', () => {
    let now = 0;
    const told: string[] = [];
    const tell = quietFaults(
      (reason) => told.push(reason),
      () => now,
    );
    for (const reason of ['a', 'a', 'b', 'a']) tell(new Error(reason));
    expect(told).toEqual(['a', 'b']);
    now = 60_000;
    tell(new Error('a'));
    tell('no error');
    expect(told).toEqual(['a', 'b', 'a', 'no error']);
  });
});
