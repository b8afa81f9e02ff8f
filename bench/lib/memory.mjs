import { memoryOf, treeOf } from '../../test/harness/machine/processes.js';

const MILLISECONDS = 50;
/** Looking at gigabytes takes the kernel a while, during which the process waits: it must not wait for us more than this share of the time. */
const SHARE = 0.05;

/**
 * The most memory that a service and its browsers hold while something runs.
 * @param {number} pid of the service
 * @param {() => Promise<unknown>} work
 * @returns {Promise<{ node: number, chromium: number }>} bytes
 */
export async function peakMemory(pid, work) {
  const peak = { node: 0, chromium: 0 };
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const look = () => {
    const start = performance.now();
    const [service, ...browsers] = treeOf(pid);
    if (service) peak.node = Math.max(peak.node, memoryOf(service.pid));
    peak.chromium = Math.max(
      peak.chromium,
      browsers.reduce((sum, one) => sum + memoryOf(one.pid), 0),
    );
    timer = setTimeout(look, Math.max(MILLISECONDS, (performance.now() - start) / SHARE));
  };
  look();
  try {
    await work();
    return peak;
  } finally {
    clearTimeout(timer);
  }
}
