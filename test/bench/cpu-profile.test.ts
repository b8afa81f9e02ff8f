import { describe, expect, it } from '@jest/globals';
import { hottest, timeByOwner } from '../../bench/lib/cpu-profile.mjs';

const frame = (functionName: string, url = '') => ({ functionName, url, lineNumber: 0 });

/** (root) → query of pg → write of Node; (root) → view; (root) → idle, garbage. */
const profile = {
  startTime: 0,
  endTime: 100_000,
  nodes: [
    { id: 1, callFrame: frame('(root)'), children: [2, 4, 5, 6] },
    { id: 2, callFrame: frame('query', 'file:///app/node_modules/pg/lib/client.js'), children: [3] },
    { id: 3, callFrame: frame('writeUtf8String') },
    { id: 4, callFrame: frame('toView', 'file:///app/dist/view/to-view.js') },
    { id: 5, callFrame: frame('(idle)') },
    { id: 6, callFrame: frame('(garbage collector)') },
  ],
  samples: [3, 2, 4, 5, 6, 3],
  timeDeltas: [1000, 2000, 4000, 50_000, 500, 3000],
};

describe('a profile of Node', () => {
  it('gives what Node does to whoever called it, and leaves idleness out', () => {
    expect(timeByOwner(profile)).toEqual({ 'pg driver': 6, view: 4, 'garbage collection': 0.5 });
  });

  it('names the functions that took most themselves', () => {
    expect(hottest(profile, 2)).toEqual([
      { name: 'writeUtf8String :1', milliseconds: 4 },
      { name: 'toView view/to-view.js:1', milliseconds: 4 },
    ]);
  });
});
