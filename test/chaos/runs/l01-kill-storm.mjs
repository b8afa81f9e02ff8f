import { measureCapacity } from '../clients/capacity.mjs';
import { finish } from '../truth/finish.mjs';
import { pause } from '../../harness/machine/pause.js';
import { ReadinessWatch } from '../watch/readiness.mjs';
import { browserFolders, Sampler } from '../watch/sampler.mjs';
import { good, latencies, shareGood } from '../clients/select.mjs';
import { percentiles, quantile, round } from '../truth/statistics.mjs';
import { recoveries, Storm } from '../world/storm.mjs';

/** A random browser is killed every five seconds, then every second, at 0.7 of what the service can do. @type {import('../registry.mjs').Run} */
export const killStorm = {
  name: 'L1',
  title: 'Kill storm: SIGKILL of a random browser every 5 s, then every 1 s, at 0.7 C',
  seconds: 45,
  async run({ world, checks, random, seconds, env }) {
    const service = await world.startService(env);
    const load = world.load(() => service.url);
    const capacity = await measureCapacity(load);
    checks.fact('C, PDFs/s', round(capacity));
    const sampler = new Sampler({ pid: () => service.pid, temporaryFolder: world.temporaryFolder });
    const watch = new ReadinessWatch(() => service);

    for (const [everyMs, share] of /** @type {const} */ ([
      [5000, 2 / 3],
      [1000, 1 / 3],
    ])) {
      const storm = new Storm({ service: () => service, random, everyMs, signal: 'SIGKILL' });
      const start = performance.now();
      await load.open({ rate: 0.7 * capacity, seconds: seconds * share });
      const strikes = await storm.stop();
      await pause(1500);
      judge({ world, checks, service, everyMs, start, strikes });
    }
    const { looks, dead, unfounded, reasons } = await watch.stop();
    sampler.stop();
    checks.fact('readiness looks; what it said when not ready', [looks, reasons]);
    checks.zero('looks at which it was not alive', dead);
    checks.zero('looks at which it was not ready, with a browser up', unfounded);
    checks.zero('zombies of the service older than 2 s', sampler.zombies.ofService);
    checks.zero('zombies left to init older than 2 s', sampler.zombies.ofInit);
    checks.atMost('folders of browsers while it runs', browserFolders(world.temporaryFolder), 2);
    await finish(world, service, checks);
  },
};

/**
 * @param {{ world: import('../world/world.mjs').World, checks: import('../truth/checks.mjs').Checks, service: import('../../harness/service/service.js').Service,
 *   everyMs: number, start: number, strikes: import('../world/storm.mjs').Strike[] }} phase
 */
function judge({ world, checks, service, everyMs, start, strikes }) {
  const name = `every ${everyMs / 1000} s`;
  const records = world.ledger.between(start);
  const { times, whole } = recoveries(strikes, service.lines(), 2);
  checks.fact(`${name}: requests, kills, latency`, [records.length, strikes.length, percentiles(latencies(good(records)))]);
  checks.fact(`${name}: share of 200`, round(shareGood(records), 4));
  checks.zero(`${name}: answers other than 200 and 503`, records.filter(({ status }) => status !== 200 && status !== 503).length);
  checks.atLeast(`${name}: kills`, strikes.length, 1);
  checks.equal(`${name}: pool full in the end`, whole, true);
  checks.fact(`${name}: pool full again, ms`, { kills: times.length, ...percentiles(times) });
  // A kill every second meets browsers that still start, and both at a time: that everyone is answered is all that can be asked.
  if (everyMs < 5000) return;
  checks.atLeast(`${name}: share of 200`, shareGood(records), 0.999);
  checks.atMost(`${name}: pool full again, p99 ms`, quantile(times, 0.99), 1000);
}
