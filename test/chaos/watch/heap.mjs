import { fileURLToPath } from 'node:url';
import { waitUntil } from '../../harness/machine/pause.js';
import { signal } from '../../harness/machine/processes.js';

/** How to start a service whose heap can be measured. */
export const PROBED = ['--expose-gc', '--import', fileURLToPath(new URL('heap-probe.mjs', import.meta.url))];

/** What is left in a probed service after all garbage is collected. @param {import('../../harness/service/service.js').Service} service */
export async function measureHeap(service) {
  const before = service.count('chaos.heap');
  signal(service.pid, 'SIGUSR2');
  await waitUntil(() => service.count('chaos.heap') > before, 5000);
  const line = service.lines().findLast(({ message }) => message === 'chaos.heap');
  if (!line) throw new Error('the service did not tell of its heap');
  return { heap: Number(line['heapUsed']), buffers: Number(line['arrayBuffers']), resources: Number(line['resources']) };
}
