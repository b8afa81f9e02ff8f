import { memoryOf, treeOf } from './processes.mjs';

const MILLISECONDS = 50;

/**
 * The most memory that a service and its browsers hold while something runs; looked at so often that a peak of a tenth of a second is seen.
 * @param {number} pid of the service
 * @param {() => Promise<unknown>} work
 * @returns {Promise<{ node: number, chromium: number }>} bytes
 */
export async function peakMemory(pid, work) {
  const peak = { node: 0, chromium: 0 };
  const look = () => {
    const [service, ...browsers] = treeOf(pid);
    if (service) peak.node = Math.max(peak.node, memoryOf(service.pid));
    peak.chromium = Math.max(
      peak.chromium,
      browsers.reduce((sum, one) => sum + memoryOf(one.pid), 0),
    );
  };
  look();
  const timer = setInterval(look, MILLISECONDS);
  try {
    await work();
    look();
    return peak;
  } finally {
    clearInterval(timer);
  }
}
