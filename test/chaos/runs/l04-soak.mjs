import { finish } from '../truth/finish.mjs';
import { measureHeap, PROBED } from '../watch/heap.mjs';
import { pause } from '../../harness/machine/pause.js';
import { ReadinessWatch } from '../watch/readiness.mjs';
import { Sampler } from '../watch/sampler.mjs';
import { good, latencies, shareGood } from '../clients/select.mjs';
import { percentiles, round, slopeOf } from '../truth/statistics.mjs';

const MB = 2 ** 20;
/** Fewer prints say nothing reliable of a slope of a megabyte per thousand. */
const ENOUGH_PRINTS = 5000;

/** Load for a long time: memory and everything else reach a level and stay there. @type {import('../registry.mjs').Run} */
export const soak = {
  name: 'L4',
  title: 'Soak: six clients that never rest, mixed sizes; memory, files, threads, sessions',
  seconds: 60,
  async run({ world, checks, seconds, env }) {
    const service = await world.startService(env, { nodeArguments: PROBED });
    const load = world.load(() => service.url);
    await load.closed({ clients: 6, seconds: seconds / 4 });
    await pause(2000);
    const sampler = new Sampler({ pid: () => service.pid, temporaryFolder: world.temporaryFolder, everyMs: 1000, memory: true });
    const idle = { ...sampler.look(), ...(await measureHeap(service)), sessions: await sessions(world) };
    const watch = new ReadinessWatch(() => service);

    const start = performance.now();
    const printed = good(world.ledger.records).length;
    /** @type {[number, number][]} */
    const points = [];
    const follow = setInterval(() => {
      const last = sampler.samples.at(-1);
      if (last) points.push([(good(world.ledger.records).length - printed) / 1000, last.pss / MB]);
    }, 1000);
    await load.closed({ clients: 6, seconds });
    clearInterval(follow);
    await watch.stop();
    await pause(2000);
    const after = { ...sampler.look(), ...(await measureHeap(service)), sessions: await sessions(world) };
    sampler.stop();

    const records = world.ledger.between(start);
    const prints = good(records).length;
    // The first quarter still warms up.
    const level = points.slice(Math.floor(points.length / 4));
    const { slope, halfWidth } = slopeOf(level);
    const warmest = Math.max(...points.slice(0, Math.floor(points.length / 4)).map(([, pss]) => pss));
    checks.fact('prints; latency, ms', [prints, percentiles(latencies(records))]);
    checks.fact('memory of all processes, MB: idle, warm, most, idle again', [
      round(idle.pss / MB),
      round(warmest),
      round(Math.max(...level.map(([, pss]) => pss))),
      round(after.pss / MB),
    ]);
    checks.fact('slope, MB per 1,000 prints, and half its 95 % interval', [round(slope, 2), round(halfWidth, 2)]);
    checks.atMost('slope, lower end of its interval', slope - halfWidth, 1);
    if (prints >= ENOUGH_PRINTS) checks.atMost('slope', slope, 1);
    checks.atMost('most memory, of the most while warming up', Math.max(...level.map(([, pss]) => pss)) / warmest, 1.15);
    checks.atMost('heap of Node, MB more than before', (after.heap - idle.heap) / MB, 2);
    checks.atLeast('share of 200', shareGood(records), 1);
    for (const name of /** @type {const} */ (['threads', 'browsers', 'browserFolders'])) {
      checks.atMost(`idle again: ${name}, more than before`, after[name] - idle[name], 0);
    }
    // The database's pool opens sessions as they are needed, up to its limit, and a session is a socket and a timer.
    const more = after.sessions - idle.sessions;
    checks.atMost('idle again: database sessions', after.sessions, 10);
    checks.atMost('idle again: files besides those of the sessions, more than before', after.files - idle.files - more, 0);
    checks.atMost(
      'idle again: handles besides those of the sessions, more than before',
      after.resources - idle.resources - 2 * more,
      0,
    );
    checks.fact('readiness looks; what it said when not ready', [watch.looks, watch.reasons]);
    checks.zero('looks at which it was not ready', watch.unready.length);
    checks.zero('looks at which it was not alive', watch.dead);
    checks.zero('zombies of the service older than 2 s', sampler.zombies.ofService);
    await finish(world, service, checks);
  },
};

/** @param {import('../world/world.mjs').World} world */
async function sessions(world) {
  const [row] = await world.query(
    "SELECT count(*)::int AS sessions FROM pg_stat_activity WHERE application_name = 'invoice-press'",
  );
  return Number(row?.['sessions']);
}
