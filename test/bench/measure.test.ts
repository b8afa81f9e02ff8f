import { describe, expect, it } from '@jest/globals';
import { measure } from '../../bench/lib/measure.mjs';
import { pause } from '../harness/machine/pause.js';

describe('measure', () => {
  it('counts what ends within the window, on all lanes at once, and what it cost', async () => {
    let jobs = 0;
    let running = 0;
    let most = 0;
    const job = async () => {
      running += 1;
      most = Math.max(most, running);
      await pause(10);
      running -= 1;
      jobs += 1;
      return 1234;
    };
    const slot = await measure({ lanes: 3, seconds: 0.2, warmUpSeconds: 0.1, job, cpu: () => ({ node: jobs }) });
    expect(most).toBe(3);
    expect(running).toBe(0);
    expect(slot.count).toBeGreaterThan(3);
    expect(slot.count).toBeLessThan(jobs);
    expect(slot.latencies).toHaveLength(slot.count);
    expect(slot.bytes).toBe(1234);
    expect(slot.cpu).toEqual({ node: slot.count });
  });

  it('fails when a job fails', async () => {
    const job = () => Promise.reject(new Error('no PDF'));
    await expect(measure({ lanes: 2, seconds: 0.1, warmUpSeconds: 0.1, job, cpu: () => ({}) })).rejects.toThrow('no PDF');
  });
});
