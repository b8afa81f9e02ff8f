import { ReadinessGateway } from '../../harness/gateway/readiness-gateway.js';
import { pause, waitUntil } from '../../harness/machine/pause.js';
import { latencies, shareGood } from '../clients/select.mjs';
import { percentiles } from '../truth/statistics.mjs';
import { checkTruth } from '../truth/truth.mjs';

/**
 * Two instances behind a gateway; again and again one of them is told to stop and replaced. The clients wait for their answers, so that nothing
 * is refused for overload on a slow host and every failure is the stop's.
 * @type {import('../registry.mjs').Run}
 */
export const rollingStop = {
  name: 'L8',
  title: 'Stop under load: SIGTERM at random moments, two instances behind a gateway, six clients that never rest',
  seconds: 0,
  rounds: 6,
  async run({ world, checks, random, rounds, env }) {
    const settings = { SHUTDOWN_DELAY_MS: '2000', ...env };
    const gateway = await new ReadinessGateway().start();
    const instances = [await world.startService(settings), await world.startService(settings)];
    for (const { url } of instances) gateway.add(url);
    const load = world.load(() => gateway.url);
    try {
      await waitUntil(() => gateway.ready === 2, 5000);
      const start = performance.now();
      let over = false;
      const asking = load.closed({ clients: 6, seconds: 60 + rounds * 60, until: () => over });
      const stops = [];
      for (let index = 0; index < rounds; index += 1) {
        await pause(random.integer(300, 1500));
        const leaving = instances.splice(random.integer(0, 1), 1)[0];
        if (!leaving) break;
        stops.push(await leaving.stop());
        gateway.remove(leaving.url);
        const next = await world.startService(settings);
        instances.push(next);
        gateway.add(next.url);
        await waitUntil(() => gateway.ready === 2, 10_000);
      }
      over = true;
      await asking;
      const records = world.ledger.between(start);
      checks.fact('latency, ms', percentiles(latencies(records)));
      checks.atLeast('share of 200', shareGood(records), 1);
      checks.zero('exit codes other than 0', stops.filter(({ code }) => code !== 0).length);
      checks.atMost('slowest stop, ms', Math.max(...stops.map(({ milliseconds }) => milliseconds)), 25_000);
      checks.zero(
        'Chromium processes that outlived their service',
        stops.reduce((sum, { orphans }) => sum + orphans, 0),
      );
      checks.fact('looks at which an instance was not ready', gateway.unready);
      checks.zero('requests while no instance was ready', gateway.unserved);
      checks.zero('connections that an instance dropped', gateway.broken);
      await pause(300);
      for (const instance of instances) await instance.stop();
      checks.zero('temporary folders left', world.leftOvers().length);
      await checkTruth(world, checks);
    } finally {
      await gateway.stop();
    }
  },
};
