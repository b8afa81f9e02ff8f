import { measureCapacity } from '../harness/capacity.mjs';
import { finish } from '../harness/finish.mjs';
import { pause } from '../harness/pause.mjs';
import { ReadinessWatch } from '../harness/readiness.mjs';
import { browserFolders, Sampler } from '../harness/sampler.mjs';
import { percentiles, quantile, round } from '../harness/statistics.mjs';
import { recoveries, Storm } from '../harness/storm.mjs';

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
    const watch = new ReadinessWatch(() => service.url);

    for (const [everyMs, share, least] of /** @type {const} */ ([
      [5000, 2 / 3, 0.999],
      [1000, 1 / 3, 0.99],
    ])) {
      const storm = new Storm({ service: () => service, random, everyMs, signal: 'SIGKILL' });
      const start = performance.now();
      await load.open({ rate: 0.7 * capacity, seconds: seconds * share });
      const strikes = await storm.stop();
      await pause(1500);
      judge({ world, checks, service, everyMs, least, start, strikes });
    }
    const { looks, dead, unready, reasons } = await watch.stop();
    sampler.stop();
    checks.fact('readiness looks; what it said when not ready', [looks, reasons]);
    checks.zero('looks at which it was not alive', dead);
    checks.zero('looks at which it was not ready, with another browser up', unready.length);
    checks.zero('zombies of the service older than 2 s', sampler.zombies.ofService);
    checks.zero('zombies left to init older than 2 s', sampler.zombies.ofInit);
    checks.atMost('folders of browsers while it runs', browserFolders(world.temporaryFolder), 2);
    await finish(world, service, checks);
  },
};

/**
 * @param {{ world: import('../harness/world.mjs').World, checks: import('../harness/checks.mjs').Checks, service: import('../harness/service.mjs').Service,
 *   everyMs: number, least: number, start: number, strikes: import('../harness/storm.mjs').Strike[] }} phase
 */
function judge({ world, checks, service, everyMs, least, start, strikes }) {
  const name = `every ${everyMs / 1000} s`;
  const records = world.ledger.between(start);
  const good = records.filter(({ status, ending }) => status === 200 && ending === 'complete');
  const { times, whole } = recoveries(strikes, service.lines, 2);
  checks.fact(`${name}: requests, kills, latency`, [
    records.length,
    strikes.length,
    percentiles(good.map(({ latency }) => latency)),
  ]);
  checks.atLeast(`${name}: share of 200`, good.length / records.length, least);
  checks.zero(`${name}: answers other than 200 and 503`, records.filter(({ status }) => status !== 200 && status !== 503).length);
  checks.atLeast(`${name}: kills`, strikes.length, 1);
  checks.equal(`${name}: pool full in the end`, whole, true);
  checks.fact(`${name}: pool full again, ms`, { kills: times.length, ...percentiles(times) });
  // A kill every second meets browsers that still start, which says nothing of one recovery.
  if (everyMs >= 5000) checks.atMost(`${name}: pool full again, p99 ms`, quantile(times, 0.99), 1000);
}
