import { finish } from '../truth/finish.mjs';
import { measureHeap, PROBED } from '../watch/heap.mjs';
import { pause, waitUntil } from '../../harness/machine/pause.js';
import { browsersWithPages } from '../../harness/machine/browsers.js';
import { pdfPath } from '../../harness/service/pdf-path.js';
import { Sampler } from '../watch/sampler.mjs';
import { quantile, round } from '../truth/statistics.mjs';
import { Storm } from '../world/storm.mjs';

const MB = 2 ** 20;
const WARM_UP = 2;
const REQUESTS = 60;

/** Waves of requests that end in every way, and after each the memory that is left. @type {import('../registry.mjs').Run} */
export const leakWaves = {
  name: 'L5',
  title: 'Leak waves: 60 mixed requests each (200, 401, 404, 400, clients that leave, a crash), garbage collected in between',
  seconds: 0,
  rounds: 8,
  async run({ world, checks, random, rounds, env }) {
    const service = await world.startService(env, { nodeArguments: PROBED });
    const load = world.load(() => service.url);
    const sampler = new Sampler({ pid: () => service.pid, temporaryFolder: world.temporaryFolder, everyMs: 60_000 });
    /** @type {{ heap: number, buffers: number, resources: number, files: number, threads: number }[]} */
    const levels = [];
    for (let wave = 0; wave < rounds; wave += 1) {
      const storm = new Storm({ service: () => service, random, everyMs: Infinity, signal: 'SIGKILL', spare: 1 });
      let asked = 0;
      const next = () => {
        asked += 1;
        if (asked === REQUESTS / 2) storm.strike();
        return wish(asked, { random, world });
      };
      await load.closed({ clients: 8, seconds: 60, count: REQUESTS, next });
      await storm.stop();
      await waitUntil(() => browsersWithPages(service.pid).length === 2, 10_000, 100);
      await pause(1000);
      const { files, threads } = sampler.look();
      levels.push({ ...(await measureHeap(service)), files, threads });
    }
    sampler.stop();
    const warm = levels.slice(WARM_UP - 1);
    const steps = warm.slice(1).map(({ heap }, index) => (heap - (warm[index]?.heap ?? 0)) / MB);
    const [first, last] = [warm[0], warm.at(-1)];
    checks.fact(
      'heap after each wave, MB',
      levels.map(({ heap }) => round(heap / MB, 2)),
    );
    checks.fact(
      'array buffers after each wave, MB',
      levels.map(({ buffers }) => round(buffers / MB, 2)),
    );
    checks.atMost('heap, MB more per wave, median', quantile(steps, 0.5), 2);
    checks.atMost('heap, MB more per wave, on the whole', ((last?.heap ?? 0) - (first?.heap ?? 0)) / MB / steps.length, 2);
    checks.atMost('array buffers, MB more on the whole', ((last?.buffers ?? 0) - (first?.buffers ?? 0)) / MB, 2);
    // A connection that is kept open more or less depends on which client left last.
    checks.atMost('open files more', (last?.files ?? 0) - (first?.files ?? 0), 2);
    checks.atMost('threads more', (last?.threads ?? 0) - (first?.threads ?? 0), 0);
    checks.atMost('timers and handles more', (last?.resources ?? 0) - (first?.resources ?? 0), 2);
    await finish(world, service, checks);
  },
};

/**
 * @param {number} turn
 * @param {Pick<import('../registry.mjs').RunContext, 'random' | 'world'>} context
 * @returns {import('../clients/load.mjs').Wish}
 */
function wish(turn, { random, world }) {
  const foreign = { kind: 'foreign', tenant: world.tenants[0], invoice: world.invoices.at(-1) };
  const wishes = [
    foreign,
    { kind: 'no token', token: 'x.y.z', path: pdfPath('inv_1') },
    { kind: 'malformed', path: pdfPath('inv_x') },
    { kind: 'leaves the queue', abort: { afterMs: random.integer(1, 15) } },
    { kind: 'leaves the print', abort: { afterMs: random.integer(20, 120) } },
    { kind: 'leaves the body', abort: /** @type {const} */ ({ inBody: true }) },
  ];
  return turn % 2 === 0 ? {} : (wishes[Math.floor(turn / 2) % wishes.length] ?? {});
}
