import { finish } from '../truth/finish.mjs';
import { pause, waitUntil } from '../../harness/machine/pause.js';
import { browsersWithPages, mainBrowsers } from '../../harness/machine/browsers.js';
import { signal } from '../../harness/machine/processes.js';
import { ReadinessWatch } from '../watch/readiness.mjs';
import { Storm } from '../world/storm.mjs';

/** Readiness under load, under kills of one browser, and when all of them are gone. L1, L4 and L15 watch it too. @type {import('../registry.mjs').Run} */
export const readiness = {
  name: 'L16',
  title: 'Readiness: asked every 100 ms under load, under recycling, under kills, and without any browser',
  seconds: 30,
  async run({ world, checks, random, seconds, env }) {
    // So few prints to a browser that it is recycled several times.
    const service = await world.startService({ CHROMIUM_MAX_PRINTS: '60', ...env });
    const load = world.load(() => service.url);
    let watch = new ReadinessWatch(() => service);
    await load.closed({ clients: 4, seconds: seconds / 2 });
    await watch.stop();
    checks.fact('under load and recycling: looks; what it said when not ready', [watch.looks, watch.reasons]);
    checks.zero('under load and recycling: not ready', watch.unready.length);

    watch = new ReadinessWatch(() => service);
    const storm = new Storm({ service: () => service, random, everyMs: 2000, signal: 'SIGKILL', spare: 1 });
    await load.closed({ clients: 4, seconds: seconds / 2 });
    const strikes = await storm.stop();
    await watch.stop();
    checks.fact('one of two killed: looks, kills; what it said when not ready', [watch.looks, strikes.length, watch.reasons]);
    checks.zero('one of two killed: not ready', watch.unready.length);
    checks.zero('not alive', watch.dead);

    await waitUntil(() => browsersWithPages(service.pid).length === 2, 10_000, 100);
    // The answer before is used again for up to a second.
    await pause(1500);
    watch = new ReadinessWatch(() => service, 50);
    for (const { pid } of mainBrowsers(service.pid)) signal(pid, 'SIGKILL');
    await pause(8000);
    await watch.stop();
    const last = watch.unready.at(-1);
    checks.fact('all killed: not ready for about, ms', last && watch.unready[0] ? Math.round(last.at - watch.unready[0].at) : 0);
    checks.equal('all killed: ready again', (await load.one()).status, 200);
    checks.zero('all killed: not alive', watch.dead);
    checks.equal('all killed: ready in the end', watch.unready.length < watch.looks, true);
    await finish(world, service, checks);
  },
};
