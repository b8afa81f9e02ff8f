import { measureCapacity } from '../clients/capacity.mjs';
import { finish } from '../truth/finish.mjs';
import { Program } from '../../harness/machine/program.js';
import { ReadinessWatch } from '../watch/readiness.mjs';
import { latencies, shareGood } from '../clients/select.mjs';
import { percentiles, round } from '../truth/statistics.mjs';

const BURNERS = 4;

/** Others take the processor: the service becomes slower and nothing else. @type {import('../registry.mjs').Run} */
export const stolenCpu = {
  name: 'L15',
  title: `CPU stolen: ${BURNERS} busy processes beside 0.5 C`,
  seconds: 30,
  async run({ world, checks, seconds, env }) {
    const service = await world.startService(env);
    const load = world.load(() => service.url);
    // Half of what it can do with the processor to itself would be more than all of it without.
    const capacity = await measureCapacity(load);
    const started = service.count('chromium.browser_ready');
    const burn = `const end = Date.now() + ${(seconds + 5) * 1000}; while (Date.now() < end);`;
    const burners = Array.from({ length: BURNERS }, () => new Program([process.execPath, '-e', burn]));
    const watch = new ReadinessWatch(() => service);
    const start = performance.now();
    try {
      await load.open({ rate: 0.5 * capacity, seconds });
    } finally {
      for (const burner of burners) burner.kill();
    }
    await watch.stop();
    const records = world.ledger.between(start);
    checks.fact('C, PDFs/s; latency with the processor stolen, ms', [round(capacity), percentiles(latencies(records))]);
    checks.fact('readiness looks; what it said when not ready', [watch.looks, watch.reasons]);
    checks.zero('browsers started again', service.count('chromium.browser_ready') - started);
    checks.zero('browsers discarded or lost', service.count('chromium.browser_discarded', 'chromium.browser_lost'));
    checks.zero('looks at which it was not alive', watch.dead);
    checks.zero('looks at which it was not ready', watch.unready.length);
    checks.atLeast('share of 200', shareGood(records), 0.99);
    await finish(world, service, checks);
  },
};
